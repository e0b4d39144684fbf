"""An encoder that reads a request and the arguments of a program at once, and says which literal of the one is whose value in the other."""
import math

import torch
import torch.nn.functional as F
from torch import nn

HEADS = 12
KINDS = (
    "email arn url network id zone region path image domain address schedule name machine file time method version word shape number bare".split()
)


class Layer(nn.Module):
    def __init__(self, width: int, inner: int):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out, self.norm_a = nn.Linear(width, width), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down, self.norm_b = nn.Linear(width, inner), nn.Linear(inner, width), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        n, t, w = x.shape
        split = lambda y: y.view(n, t, HEADS, w // HEADS).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(w // HEADS) + mask, -1)
        y = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(n, t, w)
        x = self.norm_a(x + self.out(y))
        return self.norm_b(x + self.down(F.gelu(self.up(x))))


class Placer(nn.Module):
    """BERT (MiniLM-L6: 6 layers of 384), and a head that scores pairs of spans: literals by their kinds, and arguments."""

    def __init__(self, words: int = 30522, width: int = 384, inner: int = 1536, layers: int = 6, shared: int = 192):
        super().__init__()
        self.words, self.places, self.kinds_of_text = nn.Embedding(words, width), nn.Embedding(512, width), nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, inner) for _ in range(layers))
        self.kind = nn.Embedding(len(KINDS), shared)
        self.literal, self.argument = nn.Linear(width, shared), nn.Linear(width, shared)
        self.is_value, self.is_said = nn.Linear(shared, 1), nn.Linear(shared, 1)

    def encode(self, ids: torch.Tensor, parts: torch.Tensor) -> torch.Tensor:
        """ids, parts: (n, t), 0 is padding; parts 0 of the request, 1 of the program. Gives (n, t, width)."""
        at = torch.arange(ids.shape[1])
        x = self.norm(self.words(ids) + self.places(at) + self.kinds_of_text(parts))
        mask = torch.where(ids == 0, -1e4, 0.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, ids, parts, literals, kinds, arguments) -> torch.Tensor:
        """literals: (n, l, t) and arguments: (n, a, t), each a mean over tokens; kinds: (n, l). Gives (n, l, a), the log of the odds against no place at all."""
        x = self.encode(ids, parts).float()
        said = F.gelu(self.literal(literals @ x) + self.kind(kinds))
        asked = F.gelu(self.argument(arguments @ x))
        return said @ asked.transpose(1, 2) / math.sqrt(said.shape[-1]) + self.is_value(said) + self.is_said(asked).transpose(1, 2)


def from_onnx(path: str) -> Placer:
    """The weights of sentence-transformers' all-MiniLM-L6-v2 from its ONNX file, eight bits as they are."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    have = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    given = {}
    for node in graph.node:
        for name in node.output:
            given[name] = node

    def floats(name: str):
        scale, zero = have[f"{name}_scale"], have[f"{name}_zero_point"]
        return (have[f"{name}_quantized"].astype("float32") - zero.astype("float32")) * scale

    linears = {}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            linears[node.name.removeprefix("/encoder/").removesuffix("/MatMul_quant").replace("/", ".")] = floats(node.input[1].removesuffix("_quantized"))
    model = Placer()

    def put(parameter, value):
        with torch.no_grad():
            assert parameter.shape == value.shape, (parameter.shape, value.shape)
            parameter.copy_(torch.tensor(value))

    put(model.words.weight, floats("embeddings.word_embeddings.weight"))
    put(model.places.weight, floats("embeddings.position_embeddings.weight"))
    put(model.kinds_of_text.weight, floats("embeddings.token_type_embeddings.weight"))
    put(model.norm.weight, have["embeddings.LayerNorm.weight"])
    put(model.norm.bias, have["embeddings.LayerNorm.bias"])
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense",
        "norm_a": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "norm_b": "output.LayerNorm",
    }
    for i, layer in enumerate(model.layers):
        for ours, theirs in names.items():
            module, name = getattr(layer, ours), f"layer.{i}.{theirs}"
            put(module.bias, have[f"encoder.{name}.bias"])
            put(module.weight, have[f"encoder.{name}.weight"] if ours.startswith("norm") else linears[name].T)
    return model
