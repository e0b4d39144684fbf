"""The architectures llama and qwen2 in numpy: the reference that the engines' logits are compared with.

Weights are named and laid out as in GGUF: `linear[out, in]`, Q and K rows of a llama permuted so that rope turns adjacent pairs. `weights(name)` gives a
float32 array, or None where the model has no such tensor (biases, a head of its own).
"""

from dataclasses import dataclass

import numpy as np


@dataclass
class Shape:
    layers: int
    width: int
    heads: int
    kv_heads: int
    rope_base: float
    epsilon: float
    adjacent: bool = True
    """Whether rope turns adjacent pairs, or the first half with the second."""

    @property
    def head(self) -> int:
        return self.width // self.heads


def forward(shape: Shape, weights, tokens: list[int], positions=slice(None)) -> np.ndarray:
    """Logits [positions, vocabulary] (float32) of a sequence."""
    x = weights("token_embd.weight")[tokens]
    for layer in range(shape.layers):
        x = block(shape, weights, layer, x)
    head = weights("output.weight")
    return norm(shape, x, weights("output_norm.weight"))[positions] @ (weights("token_embd.weight") if head is None else head).T


def norm(shape: Shape, x: np.ndarray, scale: np.ndarray) -> np.ndarray:
    return x / np.sqrt((x * x).mean(-1, keepdims=True) + shape.epsilon) * scale


def block(shape: Shape, weights, layer: int, x: np.ndarray, observe=lambda names, inputs: None) -> np.ndarray:
    """One layer on [tokens, width]. `observe` sees which linears get which inputs [tokens, in]."""
    length, head, group = len(x), shape.head, shape.heads // shape.kv_heads
    angles = np.outer(np.arange(length), shape.rope_base ** (-np.arange(0, head, 2) / head))
    cos, sin = np.cos(angles).astype(np.float32)[:, None], np.sin(angles).astype(np.float32)[:, None]
    future = np.triu(np.full((length, length), -np.inf, np.float32), 1)

    def linears(inputs: np.ndarray, *parts: str) -> list[np.ndarray]:
        names = [f"blk.{layer}.{part}.weight" for part in parts]
        observe(names, inputs)
        biases = [weights(f"blk.{layer}.{part}.bias") for part in parts]
        return [inputs @ weights(name).T + (0 if bias is None else bias) for name, bias in zip(names, biases)]

    def rope(values: np.ndarray) -> np.ndarray:
        if not shape.adjacent:
            low, high = np.split(values, 2, -1)
            return np.concatenate([low * cos - high * sin, low * sin + high * cos], -1)
        even, odd = values[..., 0::2], values[..., 1::2]
        return np.stack([even * cos - odd * sin, even * sin + odd * cos], -1).reshape(values.shape)

    def by_head(values: np.ndarray, repeat: int = 1) -> np.ndarray:
        return np.ascontiguousarray(values.swapaxes(0, 1)).repeat(repeat, 0)

    q, k, v = linears(norm(shape, x, weights(f"blk.{layer}.attn_norm.weight")), "attn_q", "attn_k", "attn_v")
    q = by_head(rope(q.reshape(length, shape.heads, head)))
    k = by_head(rope(k.reshape(length, shape.kv_heads, head)), group)
    v = by_head(v.reshape(length, shape.kv_heads, head), group)
    scores = q @ k.swapaxes(1, 2) / np.sqrt(np.float32(head)) + future
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    mixed = (scores / scores.sum(-1, keepdims=True) @ v).swapaxes(0, 1).reshape(length, -1)
    x = x + linears(mixed, "attn_output")[0]
    gate, up = linears(norm(shape, x, weights(f"blk.{layer}.ffn_norm.weight")), "ffn_gate", "ffn_up")
    return x + linears(gate / (1 + np.exp(-gate)) * up, "ffn_down")[0]
