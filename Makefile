SHELL := /bin/bash
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo test build setup model format format-check clean

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
	@echo "make format-check  check the Swift sources' form"
	@echo "make format        bring them into that form"
	@echo "make clean         remove what was built (results stay)"

demo: build model
	@$(executable) run suites/quick.json5
	@$(executable) report results/quick

test: setup
	@swift build $(test-flags) --build-tests $(call quiet,$(test-build)/release/tunebench)
	@$(test-build)/release/tunebench model add minilm
	@swift test $(test-flags) --skip-build --no-parallel

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
