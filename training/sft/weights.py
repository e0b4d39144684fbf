"""Weights in training: which of a model's are trained, kept in float32 beside those that compute, with their optimizer, checkpoints and export."""

import os
from pathlib import Path

import torch
from safetensors.torch import save_file

from model import Llama, hugging_face, load
from quantized import q4_0

DEFAULTS = {
    "warmup": 20,  # Steps.
    "rate": 4e-4,
    "weight_decay": 0.0,
    "betas": [0.9, 0.95],
    "clip": 1.0,
    "lora": 0,  # Rank; 0 trains the weights themselves.
    "first_layer": 0,  # Layers below stay as they are.
    "embedding": False,  # Whether it is trained.
    "quantize": True,  # Whether linears are rounded to Q4_0 as they are used.
    "precision": "bfloat16",
}


class Weights:
    def __init__(self, run: dict, base: Path, out: Path):
        self.run, self.out = run, out
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(1)
        self.model = load(base)
        self.trained = chosen(self.model, run)
        # What is trained is kept in float32 beside the weights that compute.
        self.masters = {name: one.detach().clone().to(self.device).requires_grad_() for name, one in self.trained.items()}
        self.model.to(self.device, getattr(torch, run["precision"]))
        self.rounded = self.model.linears() if run["quantize"] else set()
        self.optimizer = torch.optim.AdamW(self.masters.values(), lr=run["rate"], betas=run["betas"], weight_decay=run["weight_decay"], fused=True)
        self.step = self.next = 0
        self.renew()

    @torch.no_grad()
    def renew(self) -> None:
        """The weights that compute, of those that are trained."""
        for name, one in self.trained.items():
            one.copy_(q4_0(self.masters[name]) if name in self.rounded else self.masters[name])

    def gather(self) -> None:
        """Gradients of the weights that compute go to those that are trained."""
        for name, one in self.trained.items():
            master = self.masters[name]
            master.grad = one.grad.float() if master.grad is None else master.grad.add_(one.grad)
            one.grad = None

    def update(self, rate: float) -> None:
        torch.nn.utils.clip_grad_norm_(self.masters.values(), self.run["clip"])
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.renew()
        self.step += 1

    def state(self) -> dict:
        return {"step": self.step, "next": self.next, "masters": self.masters, "optimizer": self.optimizer.state_dict()}

    @torch.no_grad()
    def restore(self, path: Path, count: bool = True) -> dict:
        """The weights of a checkpoint; `count`: with how far it had come, too."""
        state = torch.load(path, map_location=self.device)
        for name, master in self.masters.items():
            master.copy_(state["masters"][name])
        self.optimizer.load_state_dict(state["optimizer"])
        if count:
            self.step = state["step"]
        self.next = state["next"]
        self.renew()
        return state

    def keep(self, name: str = "state") -> None:
        path, new = self.out / f"{name}.pt", self.out / f"{name}.new.pt"
        torch.save(self.state(), new)
        if path.exists():
            os.replace(path, self.out / f"{name}.old.pt")
        os.replace(new, path)

    def export(self) -> None:
        """In float32: in less, weights of Q4_0's grid would be beside it."""
        kind = self.model.embedding.dtype
        self.model.float()
        self.renew()
        save_file(hugging_face(self.model), self.out / "model.safetensors")
        self.model.to(kind)


def chosen(model: Llama, run: dict) -> dict[str, torch.Tensor]:
    """What is trained, by name; all else stays."""
    for name, one in model.named_parameters():
        layer = int(name.split(".")[1]) if name.startswith("blocks.") else len(model.blocks)
        one.requires_grad_(not run["lora"] and layer >= run["first_layer"] and (run["embedding"] or name not in ("embedding", "output")))
    if run["lora"]:
        for block in list(model.blocks)[run["first_layer"] :]:
            for linear in (block.qkv, block.o, block.gate_up, block.down):
                linear.add_lora(run["lora"])
    return {name: one for name, one in model.named_parameters() if one.requires_grad}
