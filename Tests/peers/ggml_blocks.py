"""Numbers for Tests/FilesTests/DequantisationTests.swift, computed by ggml's own Python package (pip install gguf).

python3 Tests/peers/ggml_blocks.py             digests of dequantised pseudo-random blocks, as Swift
python3 Tests/peers/ggml_blocks.py FILE.gguf   digest of all tensors of a file, in the order of their data

Block b of type T is made of the bytes of SHA-256("T b 0"), SHA-256("T b 1"), ...; of its half-precision numbers the
exponent's first bit is cleared, so that none is infinite or no number.
"""

import hashlib
import sys

import gguf
import numpy as np

BLOCKS = 64
# Where half-precision numbers lie in a block.
HALVES = {
    "Q4_0": [0], "Q4_1": [0, 2], "Q5_0": [0], "Q5_1": [0, 2], "Q8_0": [0],
    "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208],
}


def block(name, number, size):
    data = b"".join(hashlib.sha256(f"{name} {number} {i}".encode()).digest() for i in range((size + 31) // 32))
    data = bytearray(data[:size])
    for place in HALVES[name]:
        data[place + 1] &= 0xBF
    return bytes(data)


def main():
    if len(sys.argv) > 1:
        digest = hashlib.sha256()
        reader = gguf.GGUFReader(sys.argv[1])
        for tensor in sorted(reader.tensors, key=lambda t: t.data_offset):
            values = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
            digest.update(np.ascontiguousarray(values, dtype="<f4").tobytes())
        print(digest.hexdigest())
        return
    for name in HALVES:
        kind = gguf.GGMLQuantizationType[name]
        size = gguf.GGML_QUANT_SIZES[kind][1]
        data = np.frombuffer(b"".join(block(name, b, size) for b in range(BLOCKS)), dtype=np.uint8)
        values = gguf.quants.dequantize(data.reshape(BLOCKS, size), kind).astype("<f4").ravel()
        assert np.isfinite(values).all()
        first = ", ".join(f"0x{bits:08x}" for bits in values[:4].view("<u4"))
        print(f'    ("{name}", "{hashlib.sha256(values.tobytes()).hexdigest()}", [{first}]),')


main()
