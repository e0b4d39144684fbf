"""`python -m unittest discover -s training/sft`, where requirements-sft.txt is installed: prompts by tokens, the model by its logits, and a run at tiny size."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent.parent / "test" / "fixtures"
TINY = FIXTURES / "tiny-model" / "model.gguf"
sys.path[:0] = [str(HERE), str(HERE.parent)]
from convert import Source, checkpoint  # noqa: E402
from llama import forward  # noqa: E402
from model import load  # noqa: E402
from pack import addresses, examples, packed, write  # noqa: E402
from prompts import answer, prompt  # noqa: E402
from quantize import dequantize_q4_0  # noqa: E402
from quantize import q4_0 as found  # noqa: E402
from quantized import q4_0  # noqa: E402
from train import DEFAULTS, Training  # noqa: E402

CASES = json.loads((FIXTURES / "prompts.json").read_text())
TOKENS = [1, 99, 105, 740, 198, 352, 317, 584, 953, 269, 2]


class Prompts(unittest.TestCase):
    def test_tokens_are_those_of_the_page(self):
        encode = Source(TINY).encode
        for case in CASES:
            self.assertEqual(encode(prompt(case["asked"])) + encode(answer(case["answer"])), case["ids"])

    def test_a_repair_is_asked_of_the_blocks_at_fault(self):
        program = 'resource "a" "b" {\n  c = 1\n}\n\ndata "d" "e" {}\n'
        self.assertEqual(addresses(program), ["a.b", "data.d.e"])
        row = {"files": {"main.tf": program}, "prompt": "x", "faults": [{"address": "data.d.e", "summary": "s"}]}
        asked = [one["program"] for one, _ in examples("repair", row | {"edits": [{"action": "remove", "address": "data.d.e"}]})]
        self.assertEqual(asked, [program, 'data "d" "e" {}'])
        asked = [one["program"] for one, _ in examples("repair", row | {"edits": [{"action": "remove", "address": "a.b"}]})]
        self.assertEqual(asked, [program])


class Model(unittest.TestCase):
    def test_logits_are_the_reference_s_however_texts_are_packed(self):
        source, model = Source(TINY), load(TINY)
        wanted = forward(source.shape, source.tensor, TOKENS)
        with torch.no_grad():
            got = model.logits(model(torch.tensor(TOKENS[:4] + TOKENS), [4, len(TOKENS)]))[4:]
        np.testing.assert_allclose(got.numpy(), wanted, atol=1e-3)

    def test_rounded_weights_are_found_again(self):
        rounded = q4_0(torch.randn(8, 96, generator=torch.Generator().manual_seed(1)))
        np.testing.assert_array_equal(dequantize_q4_0(*found(rounded.numpy())), rounded.numpy())


class Run(unittest.TestCase):
    def setUp(self):
        self.out = Path(tempfile.mkdtemp())
        rows = [{"family": f"f{i}", "prompt": f"bucket {i}", "program": f'resource "a" "b{i}" {{\n  c = {i}\n}}\n'} for i in range(12)]
        for name in ("train", "validation"):
            write(self.out / f"{name}.npz", packed(rows, "alone", Source(TINY).encode, 200, 10_000))

    def training(self, **run) -> Training:
        return Training(DEFAULTS | {"batch": 256, "micro": 128, "warmup": 1, "rate": 3e-3, "precision": "float32"} | run, TINY, self.out, self.out)

    def test_it_learns_and_goes_on_from_exactly_where_it_was(self):
        for run in ({}, {"first_layer": 1, "quantize": False}, {"lora": 4, "quantize": False}, {"embedding": True, "precision": "bfloat16"}):
            with self.subTest(**run):
                one = self.training(**run)
                before = one.validate()["loss"]
                for _ in range(3):
                    one.advance()
                one.keep()
                rest = [one.advance() for _ in range(12)]
                self.assertLess(one.validate()["loss"], before * 0.9)
                other = self.training(**run)
                other.restore(self.out / "state.pt")
                self.assertEqual([other.advance() for _ in range(12)], rest)

    def test_what_ships_is_what_was_trained(self):
        one = self.training(lora=4, quantize=False)
        for _ in range(3):
            one.advance()
        one.export()
        with torch.no_grad():
            wanted = one.model.logits(one.model(torch.tensor(TOKENS), [len(TOKENS)])).numpy()
        got = forward(Source(TINY).shape, checkpoint(self.out / "model.safetensors", Source(TINY).shape), TOKENS)
        np.testing.assert_allclose(got, wanted, atol=1e-3)


if __name__ == "__main__":
    unittest.main()
