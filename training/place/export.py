"""The trained encoder as the page's runtime takes it, weights of eight bits: python export.py BASE.onnx TOKENIZER.json STATE.pt OUT

OUT is a folder: model.onnx and tokenizer.json."""
import json
import sys
import tempfile
from pathlib import Path

import torch
from model import from_onnx
from onnxruntime.quantization import QuantType, quantize_dynamic


def export(base: str, tokenizer: str, state: str, out: str) -> None:
    model = from_onnx(base)
    model.load_state_dict(torch.load(state)["model"])
    model.eval()
    t, l, a = 24, 3, 5
    inputs = (
        torch.ones(1, t, dtype=torch.long),
        torch.zeros(1, t, dtype=torch.long),
        torch.full((1, l, t), 1 / t),
        torch.zeros(1, l, dtype=torch.long),
        torch.full((1, a, t), 1 / t),
    )
    names = ["ids", "parts", "literals", "kinds", "arguments"]
    axes = {"ids": {1: "t"}, "parts": {1: "t"}, "literals": {1: "l", 2: "t"}, "kinds": {1: "l"}, "arguments": {1: "a", 2: "t"}, "scores": {1: "l", 2: "a"}}
    Path(out).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = str(Path(folder) / "whole.onnx")
        torch.onnx.export(model, inputs, whole, input_names=names, output_names=["scores"], dynamic_axes=axes, opset_version=17, dynamo=False)
        quantize_dynamic(whole, str(Path(out) / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gemm", "Gather"])
    words = json.loads(Path(tokenizer).read_text())
    Path(out, "tokenizer.json").write_text(json.dumps(words | {"truncation": None, "padding": None}, ensure_ascii=False, separators=(",", ":")))
    print(f"{out}/model.onnx: {Path(out, 'model.onnx').stat().st_size:,} bytes")


if __name__ == "__main__":
    export(*sys.argv[1:5])
