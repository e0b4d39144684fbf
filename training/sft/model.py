"""The architectures llama and qwen2 in PyTorch, for training: weights come from a GGUF file and go to a Hugging Face checkpoint.

A batch is one flat row of tokens, text after text: no padding, and no text sees another. Rope turns the first half of a head with
the second, as Hugging Face has it; linears that read the same input are one (`qkv`, `gate_up`).
"""

import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from convert import HUGGING_FACE, Source  # noqa: E402
from llama import Shape  # noqa: E402

JOINED = {"qkv": ["attn_q", "attn_k", "attn_v"], "o": ["attn_output"], "gate_up": ["ffn_gate", "ffn_up"], "down": ["ffn_down"]}


class Linear(nn.Linear):
    """`lora`: factors A [rank, in] and B [out, rank] beside a weight that stays."""

    lora: tuple[nn.Parameter, nn.Parameter, float] | None = None

    def add_lora(self, rank: int) -> None:
        """Twice the rank's worth, as is usual (alpha = 2 r)."""
        a, b = torch.randn(rank, self.in_features) / self.in_features**0.5, torch.zeros(self.out_features, rank)
        self.lora_a, self.lora_b = nn.Parameter(a), nn.Parameter(b)
        self.lora = (self.lora_a, self.lora_b, 2.0)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = super().forward(x)
        if self.lora is None:
            return y
        a, b, scale = self.lora
        return y + F.linear(F.linear(x, a), b) * scale


class Block(nn.Module):
    def __init__(self, shape: Shape, hidden: int, bias: bool):
        super().__init__()
        self.shape = shape
        width, kv = shape.width, shape.kv_heads * shape.head
        self.attn_norm, self.ffn_norm = nn.Parameter(torch.ones(width)), nn.Parameter(torch.ones(width))
        self.qkv, self.o = Linear(width, width + 2 * kv, bias=bias), Linear(width, width, bias=False)
        self.gate_up, self.down = Linear(width, 2 * hidden, bias=False), Linear(hidden, width, bias=False)

    def forward(self, x: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor], lengths: list[int]) -> torch.Tensor:
        shape, (cos, sin) = self.shape, turn
        heads = self.qkv(self.norm(x, self.attn_norm)).view(len(x), -1, shape.head)
        q, k, v = heads.split([shape.heads, shape.kv_heads, shape.kv_heads], 1)
        q, k = (torch.addcmul(one * cos, torch.cat([-one[..., shape.head // 2 :], one[..., : shape.head // 2]], -1), sin) for one in (q, k))
        x = x + self.o(self.attend(q, k, v, lengths))
        gate, up = self.gate_up(self.norm(x, self.ffn_norm)).chunk(2, -1)
        return x + self.down(F.silu(gate) * up)

    def norm(self, x: torch.Tensor, scale: torch.Tensor) -> torch.Tensor:
        return F.rms_norm(x, (self.shape.width,), scale.to(x.dtype), self.shape.epsilon)

    def attend(self, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, lengths: list[int]) -> torch.Tensor:
        parts = [attended(*one) for one in zip(*(one.transpose(0, 1).split(lengths, 1) for one in (q, k, v)))]
        return torch.cat(parts, 1).transpose(0, 1).reshape(len(q), -1)


def attended(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    """One text [heads, tokens, head]. PyTorch's own kernel is for GPUs: in bfloat16 on a CPU it takes twice as long as this (256 tokens)."""
    heads, length, head = q.shape
    if q.is_cuda:
        k, v = (one.repeat_interleave(heads // len(k), 0) for one in (k, v))
        return F.scaled_dot_product_attention(q[None], k[None], v[None], is_causal=True)[0]
    scores = (q * head**-0.5).reshape(len(k), -1, head) @ k.transpose(1, 2)
    future = torch.full((length, length), float("-inf"), dtype=q.dtype).triu_(1)
    scores = (scores.view(len(k), -1, length, length) + future).softmax(-1)
    return (scores.view(len(k), -1, length) @ v).view(heads, length, head)


class Llama(nn.Module):
    def __init__(self, shape: Shape, hidden: int, vocabulary: int, bias: bool, tied: bool):
        super().__init__()
        self.shape, self.tied = shape, tied
        self.embedding = nn.Parameter(torch.zeros(vocabulary, shape.width))
        if not tied:
            self.output = nn.Parameter(torch.zeros(vocabulary, shape.width))
        self.norm = nn.Parameter(torch.ones(shape.width))
        self.blocks = nn.ModuleList(Block(shape, hidden, bias) for _ in range(shape.layers))

    def forward(self, tokens: torch.Tensor, lengths: list[int]) -> torch.Tensor:
        """What the head reads [tokens, width]; `lengths`: of each text in `tokens`."""
        x = F.embedding(tokens, self.embedding)
        half = torch.arange(0, self.shape.head, 2, device=x.device) / self.shape.head
        places = torch.cat([torch.arange(length, device=x.device) for length in lengths])
        angles = torch.outer(places.float(), self.shape.rope_base**-half).repeat(1, 2)[:, None]
        turn = angles.cos().to(x.dtype), angles.sin().to(x.dtype)
        for block in self.blocks:
            x = block(x, turn, lengths)
        return F.rms_norm(x, (self.shape.width,), self.norm.to(x.dtype), self.shape.epsilon)

    def logits(self, states: torch.Tensor) -> torch.Tensor:
        return F.linear(states, self.embedding if self.tied else self.output).float()

    def linears(self) -> set[str]:
        """Names of the weights that ship as Q4_0."""
        return {f"{name}.weight" for name, one in self.named_modules() if isinstance(one, Linear)}


def load(path: Path) -> Llama:
    """A model in float32."""
    source = Source(path)
    shape = source.shape
    vocabulary = len(source.tensor("token_embd.weight"))
    bias, tied = source.tensor("blk.0.attn_q.bias") is not None, source.tensor("output.weight") is None
    model = Llama(shape, len(source.tensor("blk.0.ffn_gate.weight")), vocabulary, bias, tied)

    def read(name: str) -> torch.Tensor:
        values = source.tensor(name)
        heads = {"attn_q": shape.heads, "attn_k": shape.kv_heads}.get(name.split(".")[-2])
        if heads and shape.adjacent:
            values = values.reshape(heads, -1, 2, *values.shape[1:]).swapaxes(1, 2).reshape(values.shape)
        return torch.from_numpy(np.array(values, np.float32))

    with torch.no_grad():
        model.embedding.copy_(read("token_embd.weight"))
        model.norm.copy_(read("output_norm.weight"))
        if not tied:
            model.output.copy_(read("output.weight"))
        for index, block in enumerate(model.blocks):
            for norm in ("attn_norm", "ffn_norm"):
                getattr(block, norm).copy_(read(f"blk.{index}.{norm}.weight"))
            for name, parts in JOINED.items():
                linear = getattr(block, name)
                linear.weight.copy_(torch.cat([read(f"blk.{index}.{part}.weight") for part in parts]))
                if linear.bias is not None:
                    linear.bias.copy_(torch.cat([read(f"blk.{index}.{part}.bias") for part in parts]))
    # Source caches by the class.
    Source.tensor.cache_clear()
    return model


def hugging_face(model: Llama) -> dict[str, torch.Tensor]:
    """The model's weights under Hugging Face's names, LoRA merged."""
    shape, result = model.shape, {"model.embed_tokens.weight": model.embedding, "model.norm.weight": model.norm}
    if not model.tied:
        result["lm_head.weight"] = model.output
    kv = shape.kv_heads * shape.head
    hidden = model.blocks[0].down.in_features
    sizes = {"qkv": [shape.width, kv, kv], "o": [shape.width], "gate_up": [hidden, hidden], "down": [shape.width]}
    for index, block in enumerate(model.blocks):
        place = f"model.layers.{index}."
        for norm in ("attn_norm", "ffn_norm"):
            result[f"{place}{HUGGING_FACE[norm]}.weight"] = getattr(block, norm)
        for name, parts in JOINED.items():
            linear = getattr(block, name)
            weight = linear.weight
            if linear.lora is not None:
                a, b, scale = linear.lora
                weight = weight.float() + b.float() @ a.float() * scale
            for part, rows in zip(parts, weight.split(sizes[name])):
                result[f"{place}{HUGGING_FACE[part]}.weight"] = rows
            if linear.bias is not None:
                for part, rows in zip(parts, linear.bias.split(sizes[name])):
                    result[f"{place}{HUGGING_FACE[part]}.bias"] = rows
    return {name: values.detach().contiguous() for name, values in result.items()}
