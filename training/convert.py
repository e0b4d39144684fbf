"""Writes a model as TerraFormer ships it: one GGUF with Q4_0 linears and a Q8_0 embedding, cut into shards, with a manifest.

    python convert.py ship  BASE.gguf --card cards/NAME.json --models ../public/models [--weights CHECKPOINT.safetensors] [--calibrate TEXT]
    python convert.py tiny  BASE.gguf --out ../test/fixtures/tiny-model
    python convert.py check BASE.gguf OTHER.gguf
    python convert.py tokens BASE.gguf --out ../test/fixtures/tokens.json
    python convert.py quants --out ../test/fixtures/quants.json
    python convert.py reference ANY.gguf

`ship` takes tokenizer, metadata and, unless `--weights` names a trained Hugging Face checkpoint of the same shape, weights
from BASE. With `--calibrate` (samples parted by lines of %%%%) rounding errors are compensated; weights that were trained
for Q4_0 need none. `tiny` makes the test model: random weights, the first 1,024 tokens of the same tokenizer. `check` prints how far
the predictions of two files are apart. `tokens` writes how the reference library tokenizes a list of texts.
"""

import argparse
import hashlib
import json
from functools import cache, cached_property
from pathlib import Path

import gguf
import numpy as np
from gguf import GGMLQuantizationType as Type
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers

from llama import Shape, block, forward
from quantize import BLOCK, dequantize_q4_0, pack_q4_0, q4_0, q4_0_compensated, spread_of

SHARD_BYTES = 24 << 20
SELF_TEST = "<|im_start|>user\nWhat is the capital of France?<|im_end|>\n<|im_start|>assistant\nThe capital of France is Paris."
QWEN2 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
QUANTS = "F32 F16 BF16 Q4_0 Q4_1 Q5_0 Q5_1 Q8_0 Q4_K Q5_K Q6_K".split()
CHECK_TEXTS = [
    '<|im_start|>user\nWrite Terraform for a private S3 bucket.<|im_end|>\n<|im_start|>assistant\n```hcl\nresource "aws_s3_bucket" '
    '"logs" {\n  bucket = "logs"\n\n  tags = {\n    Name = "logs"\n  }\n}\n```',
    "The quick brown fox jumps over the lazy dog. In 1969 people walked on the moon for the first time, and came home again.",
    SELF_TEST,
]

TOKEN_TEXTS = [
    "Hello world",
    " leading and trailing  ",
    "don't can't we'll I'd it's THEY'RE",
    "1234567890 3.14 10.0.0.0/16 2024-01-02 v1.2.3",
    "½ ² ٣ Ⅷ 一二三",
    'resource "aws_s3_bucket" "logs" {\n  bucket = "logs-${var.env}"\n\n  tags = {\n    Name = "logs"\n  }\n}\n',
    "tabs\tand\r\nwindows\r\n\r\nlines\n\n\n\n  end",
    "a        b\u00a0c\u3000d\u200be",
    "Grüße, naïve café, Ελληνικά, русский, עברית, العربية, 日本語, 한국어",
    "🌍🚀 👩‍👩‍👧‍👦 e\u0301 \U0001f1e9\U0001f1ea",
    "<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n",
    "not <|special|> <|im_start|",
    "<|endoftext|><|endoftext|> x<|im_end|>y",
    "== != <= >= && || => ... ${} %{if} <<-EOT\n  text\nEOT",
    "snake_case camelCase kebab-case UPPER_CASE __dunder__ a1b2c3",
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*"}]}',
    "\ufeffbom \x00 nul \x7f",
    "",
    "\n",
    "   ",
]


class Source:
    """A GGUF file: metadata, and tensors as float32."""

    def __init__(self, path: Path):
        self.reader = gguf.GGUFReader(path)
        self.tensors = {tensor.name: tensor for tensor in self.reader.tensors}

    def field(self, key: str):
        return self.reader.fields[key].contents()

    @cache
    def tensor(self, name: str) -> np.ndarray | None:
        tensor = self.tensors.get(name)
        if tensor is None:
            return None
        return gguf.quants.dequantize(tensor.data, tensor.tensor_type)

    @property
    def shape(self) -> Shape:
        key = self.field("general.architecture") + "."
        return Shape(
            adjacent=key == "llama.",
            layers=self.field(key + "block_count"),
            width=self.field(key + "embedding_length"),
            heads=self.field(key + "attention.head_count"),
            kv_heads=self.field(key + "attention.head_count_kv"),
            rope_base=self.field(key + "rope.freq_base"),
            epsilon=self.field(key + "attention.layer_norm_rms_epsilon"),
        )

    @cached_property
    def tokenizer(self) -> Tokenizer:
        tokens, types = self.field("tokenizer.ggml.tokens"), self.field("tokenizer.ggml.token_type")
        merges = [tuple(merge.split(" ")) for merge in self.field("tokenizer.ggml.merges")]
        tokenizer = Tokenizer(models.BPE({token: i for i, token in enumerate(tokens)}, merges))
        first = {
            "smollm": pre_tokenizers.Digits(individual_digits=True),
            "qwen2": pre_tokenizers.Split(Regex(QWEN2), "isolated"),
        }[self.field("tokenizer.ggml.pre")]
        level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=self.field("tokenizer.ggml.pre") != "qwen2")
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([first, level])
        tokenizer.decoder = decoders.ByteLevel()
        tokenizer.add_special_tokens([AddedToken(t, special=True) for t, kind in zip(tokens, types) if kind in (3, 4)])
        return tokenizer

    def encode(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def decode(self, tokens: list[int]) -> str:
        return self.tokenizer.decode(tokens, skip_special_tokens=False)


# What Hugging Face calls the parts of a layer.
HUGGING_FACE = {"attn_q": "self_attn.q_proj", "attn_k": "self_attn.k_proj", "attn_v": "self_attn.v_proj", "attn_output": "self_attn.o_proj"}
HUGGING_FACE |= {"ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj"}
HUGGING_FACE |= {"attn_norm": "input_layernorm", "ffn_norm": "post_attention_layernorm"}


def checkpoint(path: Path, shape: Shape):
    """A reader of a Hugging Face checkpoint of llama or qwen2 (one safetensors file; float32, float16 or bfloat16) by GGUF name; None for what it hasn't."""
    raw = path.read_bytes()
    start = 8 + int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:start])

    def read(name: str) -> np.ndarray | None:
        if name.startswith("blk."):
            _, layer, part, kind = name.split(".")
            theirs = f"model.layers.{layer}.{HUGGING_FACE[part]}.{kind}"
        else:
            whole = {"token_embd": "model.embed_tokens", "output_norm": "model.norm", "output": "lm_head"}
            theirs = f"{whole[name.removesuffix('.weight')]}.weight"
        if theirs not in header:
            return None
        entry = header[theirs]
        low, high = (start + offset for offset in entry["data_offsets"])
        kind = {"F32": "<f4", "F16": "<f2", "BF16": "<u2"}[entry["dtype"]]
        values = np.frombuffer(raw[low:high], kind).reshape(entry["shape"])
        values = (values.astype(np.uint32) << 16).view(np.float32) if entry["dtype"] == "BF16" else values.astype(np.float32)
        heads = {"attn_q": shape.heads, "attn_k": shape.kv_heads}.get(name.split(".")[-2])
        if heads and shape.adjacent:  # halves to adjacent pairs, as llama.cpp turns them
            values = values.reshape(heads, 2, -1, *values.shape[1:]).swapaxes(1, 2).reshape(values.shape)
        return values

    return read


def calibrated(shape: Shape, read, samples: list[list[int]]) -> dict:
    """Codes and scales of every linear, each layer seeing what the quantized layers before it give."""
    result, quantized = {}, {}
    weights = lambda name: quantized[name] if name in quantized else read(name)  # noqa: E731
    states = [read("token_embd.weight")[tokens] for tokens in samples]
    for layer in range(shape.layers):
        grams: dict[tuple[str, ...], np.ndarray] = {}

        def observe(names, inputs):
            grams[tuple(names)] = grams.get(tuple(names), 0) + inputs.T @ inputs

        for state in states:
            block(shape, read, layer, state, observe)
        for names, gram in grams.items():
            spread = spread_of(gram)
            for name in names:
                result[name] = q4_0_compensated(read(name), gram, spread)
                quantized[name] = dequantize_q4_0(*result[name])
        states = [block(shape, weights, layer, state) for state in states]
        print(f"layer {layer + 1} of {shape.layers}", flush=True)
    return result


def is_linear(name: str, values: np.ndarray) -> bool:
    return name.startswith("blk.") and values.ndim == 2


def write(path: Path, fields: dict, tensors: dict[str, np.ndarray], linears: dict) -> dict[str, np.ndarray]:
    """Writes a GGUF, prints the error of its Q4_0 tensors, and gives all of them as an engine will see them (float32).
    `linears`: codes and scales by name."""
    writer = gguf.GGUFWriter(path, "llama")
    for key, (value, types) in fields.items():
        writer.add_key_value(key, value, types[0], types[1] if len(types) > 1 else None)
    seen, error, total = {}, 0.0, 0.0
    for name, values in tensors.items():
        if name in linears:
            writer.add_tensor(name, pack_q4_0(*linears[name]), raw_dtype=Type.Q4_0)
            seen[name] = dequantize_q4_0(*linears[name])
            error, total = error + float(((values - seen[name]) ** 2).sum()), total + float((values**2).sum())
        elif values.ndim == 2:
            data = gguf.quants.quantize(values, Type.Q8_0)
            writer.add_tensor(name, data, raw_dtype=Type.Q8_0)
            seen[name] = gguf.quants.dequantize(data, Type.Q8_0)
        else:
            writer.add_tensor(name, values.astype(np.float32))
            seen[name] = values.astype(np.float32)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    print(f"{path.name}: relative rms error of the Q4_0 tensors {np.sqrt(error / total):.5f}")
    return seen


def self_test(shape: Shape, weights, tokens: list[int], count: int) -> list[dict]:
    """The prompt as `append` calls, each with the five tokens that the reference ranks first after it."""
    logits = forward(shape, weights, tokens)
    starts = [0, *range(len(tokens) - count + 1, len(tokens))]
    steps = []
    for start, end in zip(starts, [*starts[1:], len(tokens)]):
        row = logits[end - 1]
        top = np.argsort(-row, kind="stable")[:5]
        steps.append({"append": tokens[start:end], "top": top.tolist(), "logits": [round(float(row[i]), 3) for i in top]})
    return steps


def ship(arguments) -> None:
    source, card = Source(arguments.source), json.loads(arguments.card.read_text())
    shape = source.shape
    read = checkpoint(arguments.weights, shape) if arguments.weights else source.tensor
    out = arguments.models / card["id"]
    out.mkdir(parents=True, exist_ok=True)
    fields = {key: (field.contents(), field.types) for key, field in source.reader.fields.items()}
    fields = {key: value for key, value in fields.items() if not key.startswith(("GGUF.", "general.architecture"))}
    fields["general.name"] = (card["name"], [gguf.GGUFValueType.STRING])
    fields["general.file_type"] = (int(gguf.LlamaFileType.MOSTLY_Q4_0), [gguf.GGUFValueType.UINT32])
    tensors = {name: read(name) for name in source.tensors}
    if arguments.calibrate:
        samples = [source.encode(text) for text in arguments.calibrate.read_text().split("\n%%%%\n")]
        linears = calibrated(shape, tensors.get, samples)
    else:
        linears = {name: q4_0(values) for name, values in tensors.items() if is_linear(name, values)}
    whole = out / "model.gguf"
    seen = write(whole, fields, tensors, linears)
    data = whole.read_bytes()
    for old in out.glob("model.gguf*"):
        old.unlink()
    shards = []
    for index, start in enumerate(range(0, len(data), SHARD_BYTES)):
        part = data[start : start + SHARD_BYTES]
        shards.append({"file": f"model.gguf.{index:02}", "bytes": len(part), "sha256": hashlib.sha256(part).hexdigest()})
        (out / shards[-1]["file"]).write_bytes(part)
    manifest = card | {
        "parameters": sum(values.size for values in tensors.values()),
        "contextLength": source.field("llama.context_length"),
        "bytes": len(data),
        "shards": shards,
        "selfTest": self_test(shape, seen.get, source.encode(SELF_TEST), 4),
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    summary = {key: manifest[key] for key in [*card, "parameters", "contextLength", "bytes"]}
    index = arguments.models / "catalogue.json"
    entries = json.loads(index.read_text()) if index.exists() else []
    entries = [entry for entry in entries if entry["id"] != card["id"]] + [summary]
    index.write_text(json.dumps(entries, indent=1) + "\n")


def tiny(arguments) -> None:
    """Two layers of random weights. Small enough to commit, wide enough that every kernel of the real model runs."""
    source, vocabulary, width, wide, head = Source(arguments.source), 1024, 128, 256, 32
    shape = Shape(layers=2, width=width, heads=4, kv_heads=2, rope_base=10000.0, epsilon=1e-5)
    random = np.random.default_rng(7)
    linears = {"attn_q": (width, width), "attn_k": (2 * head, width), "attn_v": (2 * head, width), "attn_output": (width, width)}
    linears |= {"ffn_gate": (wide, width), "ffn_up": (wide, width), "ffn_down": (width, wide)}
    tensors = {"token_embd.weight": random.normal(0, 0.3, (vocabulary, width)).astype(np.float32)}
    for layer in range(shape.layers):
        for part, (rows, columns) in linears.items():
            tensors[f"blk.{layer}.{part}.weight"] = random.normal(0, 2 / np.sqrt(columns), (rows, columns)).astype(np.float32)
        for part in ["attn_norm", "ffn_norm"]:
            tensors[f"blk.{layer}.{part}.weight"] = random.uniform(0.5, 1.5, width).astype(np.float32)
    tensors["output_norm.weight"] = random.uniform(0.5, 1.5, width).astype(np.float32)

    kept = {"general.license", "tokenizer.ggml.model", "tokenizer.ggml.pre", "tokenizer.ggml.bos_token_id"}
    kept |= {"tokenizer.ggml.eos_token_id", "tokenizer.ggml.add_bos_token", "tokenizer.chat_template"}
    fields = {key: (f.contents(), f.types) for key, f in source.reader.fields.items() if key in kept}
    number, real, array = gguf.GGUFValueType.UINT32, gguf.GGUFValueType.FLOAT32, gguf.GGUFValueType.ARRAY
    tokens = source.field("tokenizer.ggml.tokens")[:vocabulary]
    known = set(tokens)
    merges = [merge for merge in source.field("tokenizer.ggml.merges") if merge.replace(" ", "") in known]
    for key, value in {
        "context_length": 512, "block_count": shape.layers, "embedding_length": width, "feed_forward_length": wide,
        "attention.head_count": shape.heads, "attention.head_count_kv": shape.kv_heads, "rope.dimension_count": head,
        "vocab_size": vocabulary,
    }.items():  # fmt: skip
        fields["llama." + key] = (value, [number])
    fields["llama.rope.freq_base"] = (shape.rope_base, [real])
    fields["llama.attention.layer_norm_rms_epsilon"] = (shape.epsilon, [real])
    fields["tokenizer.ggml.tokens"] = (tokens, [array, gguf.GGUFValueType.STRING])
    fields["tokenizer.ggml.merges"] = (merges, [array, gguf.GGUFValueType.STRING])
    fields["tokenizer.ggml.token_type"] = (source.field("tokenizer.ggml.token_type")[:vocabulary], [array, gguf.GGUFValueType.INT32])
    fields["general.name"] = ("tiny test model", [gguf.GGUFValueType.STRING])
    arguments.out.mkdir(parents=True, exist_ok=True)
    path = arguments.out / "model.gguf"
    linears = {name: q4_0(values) for name, values in tensors.items() if is_linear(name, values)}
    seen = write(path, fields, tensors, linears)

    prompt = Source(path).encode("<|im_start|>user\nTerraform for a bucket<|im_end|>\n<|im_start|>assistant\n")
    greedy = list(prompt)
    while len(greedy) < len(prompt) + 12:
        greedy.append(int(forward(shape, seen.get, greedy, positions=slice(-1, None)).argmax()))
    rows = forward(shape, seen.get, greedy)[len(prompt) - 1 :]
    data = path.read_bytes()
    manifest = {
        "id": "tiny", "name": "tiny test model", "licence": "Apache-2.0", "source": "training/convert.py tiny",
        "description": "Random weights for the tests.", "memoryBytes": 1 << 24,
        "parameters": sum(values.size for values in tensors.values()), "contextLength": 512, "bytes": len(data),
        "shards": [{"file": "model.gguf", "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}],
        "selfTest": self_test(shape, seen.get, greedy, 4),
    }  # fmt: skip
    (arguments.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    order = np.argsort(-rows, axis=1)[:, :8]
    reference = {
        "prompt": prompt, "greedy": greedy[len(prompt) :], "top": order.tolist(),
        "logits": np.take_along_axis(rows, order, 1).round(4).tolist(),
        "rows": {name: seen[name][5, :BLOCK].tolist() for name in ["token_embd.weight", "blk.0.attn_q.weight", "blk.1.ffn_down.weight"]},
    }  # fmt: skip
    (arguments.out / "reference.json").write_text(json.dumps(reference) + "\n")


def tokens(arguments) -> None:
    source = Source(arguments.source)
    rows = [json.dumps({"text": text, "ids": source.encode(text)}, ensure_ascii=False) for text in TOKEN_TEXTS]
    arguments.out.write_text("[\n" + ",\n".join(rows) + "\n]\n")


def quants(arguments) -> None:
    """Two blocks of each format: random codes, scales of a usual size."""
    random, entries = np.random.default_rng(11), []
    for name in QUANTS:
        kind = Type[name]
        weights, size = gguf.GGML_QUANT_SIZES[kind]
        count = max(1, 64 // weights) if weights < 64 else 2
        data = random.integers(0, 256, (1, count * size), dtype=np.uint8)
        halves = {"Q4_1": [0, 2], "Q5_1": [0, 2], "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208], "F32": [], "BF16": []}.get(name, [0])
        for block in range(count):
            for at in halves:
                scale = np.float16(random.normal(0, 0.05)).tobytes()
                data[0, block * size + at : block * size + at + 2] = np.frombuffer(scale, np.uint8)
        if name in ("F32", "BF16"):
            values = random.normal(0, 1, count).astype(np.float32)
            data = gguf.quants.quantize(values[None], kind).view(np.uint8)
        values = gguf.quants.dequantize(data.view(np.float32) if name == "F32" else data.view(np.float16) if name == "F16" else data, kind)
        entries.append({"name": name, "type": int(kind), "data": data.tobytes().hex(), "values": [float(v) for v in values.ravel().astype(np.float32)]})
    arguments.out.write_text("[\n" + ",\n".join(json.dumps(entry) for entry in entries) + "\n]\n")


def reference(arguments) -> None:
    source = Source(arguments.source)
    print(json.dumps(self_test(source.shape, source.tensor, source.encode(SELF_TEST), 4), indent=1))


def check(arguments) -> None:
    base, other = Source(arguments.source), Source(arguments.other)
    for text in CHECK_TEXTS:
        tokens = base.encode(text)
        log = []
        for source in (base, other):
            logits = forward(source.shape, source.tensor, tokens).astype(np.float64)
            logits -= logits.max(1, keepdims=True)
            log.append(logits - np.log(np.exp(logits).sum(1, keepdims=True)))
        divergence = (np.exp(log[0]) * (log[0] - log[1])).sum(1).mean()
        same = (log[0].argmax(1) == log[1].argmax(1)).mean()
        print(f"{len(tokens)} tokens: KL {divergence:.4f}, same first choice {same:.1%}  {text[:40]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run in [("ship", ship), ("tiny", tiny), ("check", check), ("tokens", tokens), ("quants", quants), ("reference", reference)]:
        command = commands.add_parser(name)
        if name != "quants":
            command.add_argument("source", type=Path)
        command.set_defaults(run=run)
        if name == "ship":
            command.add_argument("--weights", type=Path)
            command.add_argument("--calibrate", type=Path)
            command.add_argument("--card", type=Path, required=True)
            command.add_argument("--models", type=Path, required=True)
        elif name in ("tiny", "tokens", "quants"):
            command.add_argument("--out", type=Path, required=True)
        elif name == "check":
            command.add_argument("other", type=Path)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
