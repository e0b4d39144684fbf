"""What training changed of the base, in four bits a weight, small enough to be kept beside the scripts:

    python delta.py keep BASE.onnx STATE.pt OUT.npz
    python delta.py state BASE.onnx DELTA.npz STATE.pt

Groups of 32 differences have a scale (float16); what is new (the head) and vectors are kept in float16."""
import sys

import numpy as np
import torch
from model import from_onnx

GROUP = 32


def keep(base: str, state: str, out: str) -> None:
    before, after, kept = from_onnx(base).state_dict(), torch.load(state)["model"], {}
    for name, value in after.items():
        change = (value - before[name]).numpy()
        if not change.any():
            continue
        if value.ndim < 2 or value.shape[1] % GROUP or not name.startswith("layers"):
            kept[name] = value.numpy().astype(np.float16)
            continue
        groups = change.reshape(-1, GROUP)
        # As Q4_0: the largest difference is one end of sixteen steps.
        most = groups[np.arange(len(groups)), np.abs(groups).argmax(1)]
        scale = (most / -8).astype(np.float16)
        steps = np.divide(groups, scale[:, None].astype(np.float32), where=scale[:, None] != 0, out=np.zeros_like(groups))
        nibbles = np.clip(np.round(steps) + 8, 0, 15).astype(np.uint8)
        kept[f"{name}:steps"] = nibbles[:, ::2] | nibbles[:, 1::2] << 4
        kept[f"{name}:scale"] = scale
    np.savez_compressed(out, **kept)


def state(base: str, delta: str, out: str) -> None:
    model = from_onnx(base)
    weights, kept = model.state_dict(), np.load(delta)
    for name in weights:
        if name in kept:
            weights[name] = torch.tensor(kept[name].astype(np.float32))
        elif f"{name}:steps" in kept:
            packed = kept[f"{name}:steps"]
            nibbles = np.stack([packed & 15, packed >> 4], -1).reshape(len(packed), GROUP).astype(np.float32) - 8
            change = nibbles * kept[f"{name}:scale"].astype(np.float32)[:, None]
            weights[name] = weights[name] + torch.tensor(change.reshape(weights[name].shape))
    torch.save({"model": weights, "step": 0}, out)


if __name__ == "__main__":
    {"keep": keep, "state": state}[sys.argv[1]](*sys.argv[2:5])
