"""Fine-tunes an encoder to place literals: python train.py BASE.onnx TOKENIZER.json OUT ROWS.jsonl… [--dev ROWS.jsonl…] [--minutes N]

Of each literal of a request: which arguments of the right program have it as their value, or none; of each argument: which literals are its value, or none. The loss is the sum of both cross
entropies. Validation is on rows that others wrote."""
import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from model import KINDS, from_onnx
from tokenizers import Tokenizer

CLS, SEP = 101, 102
KIND = {name: i for i, name in enumerate(KINDS)}
REQUEST, WHOLE = 160, 288


def spans_of(row, tokenizer):
    """The tokens of the request, and of each literal which tokens are its own."""
    encoded = tokenizer.encode(row["text"], add_special_tokens=False)
    # Offsets count code points, indices UTF-16 units.
    units = [0]
    for char in row["text"]:
        units.append(units[-1] + (2 if ord(char) > 0xFFFF else 1))
    offsets = [(units[a], units[b]) for a, b in encoded.offsets[:REQUEST]]
    spans = [[i for i, (a, b) in enumerate(offsets) if a < end and at < b] for at, end, _ in row["literals"]]
    return encoded.ids[:REQUEST], spans


def example(row, tokenizer, words, chance, whole=WHOLE):
    """One text of at most `whole` tokens with as many of the program's blocks as there is room for."""
    ids, spans = spans_of(row, tokenizer)
    text, parts = [CLS, *ids, SEP], [0] * (len(ids) + 2)
    arguments, fits, right = [], [], []
    blocks = list(enumerate(row["blocks"]))
    chance.shuffle(blocks)
    chosen, room = [], whole - len(text)
    for i, block in blocks:
        places = [one for one in block["places"] if one["fits"]]
        chance.shuffle(places)
        size = lambda: len(words(block["head"])) + 2 + sum(len(words(one["ask"])) + 1 for one in places)
        # What is said is kept before what isn't.
        places.sort(key=lambda one: (not one["is"], not one["there"]))
        while places and size() > room:
            places.pop()
        if places:
            chance.shuffle(places)
            chosen.append((i, block["head"], places))
            room -= size()
    for _, head, places in sorted(chosen, key=lambda one: one[0]):
        head = words(head)
        text += [*head, 1024]
        parts += [1] * (len(head) + 1)
        for one in places:
            ask = words(one["ask"])
            arguments.append(range(len(text), len(text) + len(ask)))
            text += [*ask, 1025]
            parts += [1] * (len(ask) + 1)
            fits.append(one["fits"])
            right.append(one["is"])
        text.append(SEP)
        parts.append(1)
    literals = [[t + 1 for t in span] for span in spans]
    return text, parts, literals, [KIND[kind] for _, _, kind in row["literals"]], arguments, fits, right


def batch_of(examples):
    n, t = len(examples), max(len(one[0]) for one in examples)
    l, a = max(1, *(len(one[2]) for one in examples)), max(1, *(len(one[4]) for one in examples))
    ids, parts = torch.zeros(n, t, dtype=torch.long), torch.zeros(n, t, dtype=torch.long)
    literals, kinds, arguments = torch.zeros(n, l, t), torch.zeros(n, l, dtype=torch.long), torch.zeros(n, a, t)
    fits, right = torch.zeros(n, l, a, dtype=torch.bool), torch.zeros(n, l, a, dtype=torch.bool)
    for i, (text, part, spans, kind, asked, fit, is_) in enumerate(examples):
        ids[i, : len(text)], parts[i, : len(part)] = torch.tensor(text), torch.tensor(part)
        kinds[i, : len(kind)] = torch.tensor(kind, dtype=torch.long)
        for j, span in enumerate(spans):
            if span:
                literals[i, j, span] = 1 / len(span)
        for j, span in enumerate(asked):
            arguments[i, j, list(span)] = 1 / max(1, len(span))
            for k in fit[j]:
                fits[i, k, j] = bool(spans[k])
            for k in is_[j]:
                right[i, k, j] = bool(spans[k])
    return ids, parts, literals, kinds, arguments, fits, right


def loss_of(scores, fits, right):
    """Mean over literals that fit somewhere, and over arguments that something fits."""
    total = 0.0
    low = torch.finfo(torch.float32).min / 4
    for s, f, r in ((scores, fits, right), (scores.transpose(1, 2), fits.transpose(1, 2), right.transpose(1, 2))):
        none = torch.zeros(*s.shape[:2], 1)
        every = torch.logsumexp(torch.cat([none, s.masked_fill(~f, low)], -1), -1)
        wanted = torch.where(r.any(-1), torch.logsumexp(s.masked_fill(~r, low), -1), 0.0)
        losses = (every - wanted)[f.any(-1)]
        total = total + losses.mean()
    return total / 2


def chosen_in(scores, fits, right):
    """Each literal's likeliest place, if it is likelier than none: how many are right, taken, and were to be found."""
    s = scores.masked_fill(~fits, -1e9)
    best, at = s.max(-1)
    taken = best > 0
    hit = right.gather(2, at[..., None])[..., 0] & taken
    return torch.tensor([hit.sum(), taken.sum(), right.any(-1).sum()])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base"), parser.add_argument("tokenizer"), parser.add_argument("out", type=Path), parser.add_argument("rows", nargs="+")
    parser.add_argument("--from", dest="begin", help="a state.pt to begin from")
    parser.add_argument("--dev", nargs="*", default=[])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--steps", type=int, default=0, help="of the whole schedule; else by the clock")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    # Where the processor has no such numbers they are slower than whole ones.
    halves = lambda: torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported())
    chance = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(options.tokenizer)
    tokenizer.no_padding(), tokenizer.no_truncation()
    known = {}

    def words(text):
        if text not in known:
            known[text] = tokenizer.encode(text, add_special_tokens=False).ids
        return known[text]

    read = lambda path: [json.loads(line) for line in open(path)]
    rows = [row for path in options.rows for row in read(path)]
    dev = {Path(path).stem: read(path) for path in options.dev}
    model = from_onnx(options.base)
    if options.begin:
        model.load_state_dict(torch.load(options.begin)["model"])
    model.words.weight.requires_grad_(False)
    head = [p for name, p in model.named_parameters() if name.split(".")[0] in ("kind", "literal", "argument", "is_value", "is_said")]
    rest = [p for p in model.parameters() if p.requires_grad and not any(p is one for one in head)]
    optimizer = torch.optim.AdamW([{"params": rest, "lr": options.rate}, {"params": head, "lr": 10 * options.rate}], weight_decay=0.01)
    peaks = [group["lr"] for group in optimizer.param_groups]
    begun, step, order = time.time(), 0, []

    def validate():
        model.eval()
        told = []
        with torch.no_grad():
            for name, of in dev.items():
                sums = torch.zeros(3)
                quiet = random.Random(0)
                for i in range(0, len(of), 16):
                    *inputs, fits, right = batch_of([example(row, tokenizer, words, quiet, 500) for row in of[i : i + 16]])
                    with halves():
                        scores = model(*inputs)
                    sums += chosen_in(scores.float(), fits, right)
                told.append(f"{name} {sums[0] / max(1, sums[2]):.3f} of {sums[1] and sums[0] / sums[1]:.3f}")
        model.train()
        return ", ".join(told)

    model.train()
    mean = 0.0
    while True:
        done = step / options.steps if options.steps else (time.time() - begun) / (60 * options.minutes)
        if done >= 1:
            break
        for group, peak in zip(optimizer.param_groups, peaks):
            group["lr"] = peak * min(1, (step + 1) / 50) * min(1, 2.5 * (1 - done))
        if len(order) < options.batch * 8:
            order = list(range(len(rows)))
            chance.shuffle(order)
        # Rows of like length go together.
        if step % 8 == 0:
            drawn = [example(rows[order.pop()], tokenizer, words, chance) for _ in range(options.batch * 8)]
            drawn.sort(key=lambda one: len(one[0]))
            batches = [drawn[i : i + options.batch] for i in range(0, len(drawn), options.batch)]
            chance.shuffle(batches)
        *inputs, fits, right = batch_of(batches[step % 8])
        with halves():
            scores = model(*inputs)
        loss = loss_of(scores.float(), fits, right)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        mean = loss.item() if step == 1 else 0.97 * mean + 0.03 * loss.item()
        if step % 20 == 0:
            print(f"{step} {(time.time() - begun) / 60:.1f} min, loss {mean:.4f}", flush=True)
        if step % 300 == 0:
            print(f"  {validate()}", flush=True)
            torch.save({"model": model.state_dict(), "step": step}, options.out / "state.pt")
    print(f"end {step}: {validate()}")
    torch.save({"model": model.state_dict(), "step": step}, options.out / "state.pt")


if __name__ == "__main__":
    main()
