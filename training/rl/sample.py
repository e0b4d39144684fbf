"""Several answers to one prompt, drawn from a model of sft/model.py. The prompt is read once; its keys and values are shared by all answers."""

import torch
import torch.nn.functional as F

from model import Llama


class Cache:
    """Keys and values of `texts` texts of the same length so far, [texts, kv heads, most, head] a layer."""

    def __init__(self, model: Llama, texts: int, most: int):
        shape, like = model.shape, model.embedding
        size = (texts, shape.kv_heads, most, shape.head)
        self.layers = [(like.new_zeros(size), like.new_zeros(size)) for _ in model.blocks]
        self.length = 0

    def of(self, texts: int) -> "Cache":
        """The only text's, for so many."""
        self.layers = [tuple(one.expand(texts, -1, -1, -1).clone() for one in layer) for layer in self.layers]
        return self


def advanced(model: Llama, tokens: torch.Tensor, cache: Cache) -> torch.Tensor:
    """Logits after the last of `tokens` [texts, new], which go on from the cache."""
    shape, (texts, new) = model.shape, tokens.shape
    end = cache.length + new
    x = F.embedding(tokens, model.embedding)
    half = torch.arange(0, shape.head, 2, device=x.device) / shape.head
    angles = torch.outer(torch.arange(cache.length, end, device=x.device).float(), shape.rope_base**-half).repeat(1, 2)[:, None]
    cos, sin = angles.cos().to(x.dtype), angles.sin().to(x.dtype)
    past = torch.ones(new, end, dtype=torch.bool, device=x.device).tril_(cache.length)
    for block, (keys, values) in zip(model.blocks, cache.layers):
        heads = block.qkv(block.norm(x, block.attn_norm)).view(texts, new, -1, shape.head)
        q, k, v = heads.split([shape.heads, shape.kv_heads, shape.kv_heads], 2)
        q, k = (torch.addcmul(one * cos, torch.cat([-one[..., shape.head // 2 :], one[..., : shape.head // 2]], -1), sin) for one in (q, k))
        keys[:, :, cache.length : end], values[:, :, cache.length : end] = k.transpose(1, 2), v.transpose(1, 2)
        q = q.transpose(1, 2).reshape(texts, shape.kv_heads, -1, shape.head)  # The heads of a group, one after the other.
        scores = (q @ keys[:, :, :end].transpose(2, 3) * shape.head**-0.5).view(texts, shape.kv_heads, -1, new, end)
        weights = scores.masked_fill(~past, float("-inf")).softmax(-1).view(texts, shape.kv_heads, -1, end)
        heard = (weights @ values[:, :, :end]).view(texts, shape.heads, new, shape.head)
        x = x + block.o(heard.transpose(1, 2).reshape(texts, new, -1))
        gate, up = block.gate_up(block.norm(x, block.ffn_norm)).chunk(2, -1)
        x = x + block.down(F.silu(gate) * up)
    cache.length = end
    return model.logits(F.rms_norm(x[:, -1], (shape.width,), model.norm.to(x.dtype), shape.epsilon))


@torch.no_grad()
def answers(model: Llama, prompt: list[int], *, count: int, most: int, end: int, temperature: float, chance: torch.Generator) -> list[list[int]]:
    """`count` answers of at most `most` tokens, each with the mark `end` where it came to one. Temperature 0 takes the likeliest."""
    device = model.embedding.device
    cache = Cache(model, 1, len(prompt) + most)
    logits = advanced(model, torch.tensor([prompt], device=device), cache).expand(count, -1)
    cache.of(count)
    drawn: list[torch.Tensor] = []
    done = torch.zeros(count, dtype=torch.bool, device=device)
    while True:
        if temperature == 0:
            token = logits.argmax(-1)
        else:
            token = torch.multinomial((logits / temperature).softmax(-1), 1, generator=chance)[:, 0]
        drawn.append(token.masked_fill(done, end))
        done |= token == end
        if len(drawn) == most or bool(done.all()):
            break
        logits = advanced(model, drawn[-1][:, None], cache)
    rows = torch.stack(drawn, 1).tolist()
    return [row[: row.index(end) + 1] if end in row else row for row in rows]
