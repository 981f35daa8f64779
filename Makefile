SHELL := /bin/bash
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo test interop compare-peers compare-peers-lm build setup model format format-check clean

executable := .build/release/tunebench
# Tests see internals, which is another set of compiler flags: in a directory of their own, so that going
# from tests to demo and back compiles nothing again.
test-build := .build/tests
test-flags := -c release --scratch-path $(test-build) -Xswiftc -enable-testing
# Progress is of use while something is built for the first time; after that only errors are.
quiet = $(if $(wildcard $(1)),--quiet)

help:
	@echo "make demo          set up, build, run suites/quick.json5 and write its report"
	@echo "make test          set up, build and run the tests"
	@echo "make interop       compare with PEFT, AdapterHub and transformers, run the notebook; all installed below .build/interop"
	@echo "make compare-peers DATA=train.tsv EVAL=dev.tsv   time steps, memory and evaluation against both by turns"
	@echo "make compare-peers-lm   time steps and memory of a language model against PyTorch with PEFT by turns"
	@echo "make format-check  check the Swift sources' form"
	@echo "make format        bring them into that form"
	@echo "make clean         remove what was built (results stay)"

demo: build model
	@$(executable) run suites/quick.json5
	@$(executable) report results/quick

test: setup
	@swift build $(test-flags) --build-tests $(call quiet,$(test-build)/release/tunebench)
	@$(test-build)/release/tunebench model add minilm
	@set -o pipefail; swift test $(test-flags) --skip-build --no-parallel 2>&1 | tee $(test-build)/log
	@.ci/skips $(test-build)/log $(SKIPS)

# The two libraries want different versions of transformers: an environment for each.
interop := .build/interop
define install-peers
if ! python3 -c 'import venv, ensurepip' 2>/dev/null; then echo "skipped: python3 has no venv and pip (apt-get install python3-venv)"; exit 0; fi; \
$(executable) model info minilm >/dev/null 2>&1 || $(executable) model add minilm || { echo "skipped: the base model minilm is not there"; exit 0; }; \
install() { [ -e $(interop)/$$1/has-scipy ] || { python3 -m venv $(interop)/$$1 && $(interop)/$$1/bin/pip install -q "$${@:2}" && touch $(interop)/$$1/has-scipy; }; }; \
install peft torch==2.13.0 transformers==5.23.0 peft==0.21.2 safetensors==0.8.0 scipy && \
install adapters torch==2.13.0 transformers==4.57.6 adapters==1.3.0 safetensors==0.8.0 scipy || { echo "skipped: pip could not install the libraries"; exit 0; }
endef

# The notebook of committed results, executed as a user would.
define run-notebook
python3 -c 'import venv, ensurepip' 2>/dev/null || { echo "skipped: the notebook, as python3 has no venv and pip"; exit 0; }; \
notebook=$(interop)/notebook; \
[ -e $$notebook/is-whole ] || { python3 -m venv $$notebook && \
  $$notebook/bin/pip install -q h5py pandas nbconvert nbformat ipykernel && touch $$notebook/is-whole; } || \
  { echo "skipped: pip could not install what a notebook needs"; exit 0; }; \
$(executable) export results/reference/forgetting-wordnet --notebook --out $$notebook/export >/dev/null && \
$$notebook/bin/python -m nbconvert --to html --execute --log-level=ERROR $$notebook/export/forgetting-wordnet.ipynb && \
echo "the notebook of results/reference/forgetting-wordnet ran: $$notebook/export/forgetting-wordnet.html"
endef

interop: build
	@$(install-peers); \
	PEFT_PYTHON=$(interop)/peft/bin/python ADAPTERS_PYTHON=$(interop)/adapters/bin/python \
	python3 Tests/interop/interop.py --tunebench $(executable) --work $(interop)/work; \
	status=$$?; [ $$status -eq 77 ] || [ $$status -eq 0 ] || exit $$status; \
	PEFT_PYTHON=$(interop)/peft/bin/python \
	python3 Tests/interop/interop_encoders.py --tunebench $(executable) --work $(interop)/work-encoders || exit $$?; \
	$(interop)/peft/bin/pip install -q gguf==0.19.0 || { echo "skipped: pip could not install gguf"; exit 0; }; \
	PEFT_PYTHON=$(interop)/peft/bin/python \
	python3 Tests/interop/interop_lm.py --tunebench $(executable) --work $(interop)/work-lm
	@$(run-notebook)

# DATA and EVAL: sentence, tab, label with a header line. Nothing else should run meanwhile.
compare-peers: build
	@[ -n "$(DATA)" ] || { echo "make compare-peers DATA=train.tsv [EVAL=dev.tsv] [MORE='--methods lora fft --rounds 3']"; exit 2; }
	@$(install-peers); \
	python3 Tests/peers/compare.py --tunebench $(executable) --peft-python $(interop)/peft/bin/python \
	  --adapters-python $(interop)/adapters/bin/python --model "$$($(executable) model info minilm | sed -n 's/^directory *//p')" \
	  --data $(DATA) $(if $(EVAL),--eval $(EVAL)) $(MORE)

# Definitions of nouns, or DATA: JSON lines with prompt and completion. Nothing else should run meanwhile.
compare-peers-lm: build
	@$(executable) model add smollm2
	@$(install-peers); \
	$(interop)/peft/bin/pip install -q gguf==0.19.0 && $(interop)/adapters/bin/pip install -q gguf==0.19.0 accelerate==1.15.0 && \
	python3 Tests/peers/compare_lm.py --tunebench $(executable) --peft-python $(interop)/peft/bin/python \
	  --adapters-python $(interop)/adapters/bin/python \
	  --gguf "$$($(executable) model info smollm2 | sed -n 's/^directory *//p')/SmolLM2-135M-Instruct.Q4_1.gguf" \
	  $(if $(DATA),--data $(DATA)) $(MORE)

build: setup
	@swift build -c release $(call quiet,$(executable))

model: build
	@$(executable) model add minilm

setup:
	@.ci/setup

format-check:
	@swift format lint -s -r Sources Tests Package.swift

format:
	@swift format -i -r Sources Tests Package.swift

clean:
	@rm -rf .build
