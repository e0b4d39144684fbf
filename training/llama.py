"""The llama architecture in numpy: the reference that the engines' logits are compared with.

Weights are named and laid out as in GGUF: `linear[out, in]`, Q and K rows permuted so that rope turns adjacent pairs.
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

    @property
    def head(self) -> int:
        return self.width // self.heads


def forward(shape: Shape, weights, tokens: list[int], observe=None, positions=slice(None)) -> np.ndarray:
    """Logits [positions, vocabulary] (float32) of a sequence. `weights(name)` gives a float32 array; `observe(name, x)` sees
    the input [tokens, in] of every linear."""

    def linear(name: str, x: np.ndarray) -> np.ndarray:
        if observe:
            observe(name, x)
        return x @ weights(name).T

    length, head, group = len(tokens), shape.head, shape.heads // shape.kv_heads
    angles = np.outer(np.arange(length), shape.rope_base ** (-np.arange(0, head, 2) / head))
    cos, sin = np.cos(angles).astype(np.float32)[:, None], np.sin(angles).astype(np.float32)[:, None]
    future = np.triu(np.full((length, length), -np.inf, np.float32), 1)

    def norm(x: np.ndarray, name: str) -> np.ndarray:
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + shape.epsilon) * weights(name)

    def rope(x: np.ndarray) -> np.ndarray:
        even, odd = x[..., 0::2], x[..., 1::2]
        return np.stack([even * cos - odd * sin, even * sin + odd * cos], -1).reshape(x.shape)

    x = weights("token_embd.weight")[tokens]
    for layer in range(shape.layers):
        at = f"blk.{layer}."
        h = norm(x, at + "attn_norm.weight")
        q = rope(linear(at + "attn_q.weight", h).reshape(length, shape.heads, head))
        k = rope(linear(at + "attn_k.weight", h).reshape(length, shape.kv_heads, head)).repeat(group, 1)
        v = linear(at + "attn_v.weight", h).reshape(length, shape.kv_heads, head).repeat(group, 1)
        scores = np.einsum("qhd,khd->hqk", q, k) / np.sqrt(np.float32(head)) + future
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = np.einsum("hqk,khd->qhd", scores / scores.sum(-1, keepdims=True), v).reshape(length, -1)
        x = x + linear(at + "attn_output.weight", mixed)
        h = norm(x, at + "ffn_norm.weight")
        gate = linear(at + "ffn_gate.weight", h)
        x = x + linear(at + "ffn_down.weight", gate / (1 + np.exp(-gate)) * linear(at + "ffn_up.weight", h))
    return norm(x, "output_norm.weight")[positions] @ weights("token_embd.weight").T
