"""From rows to arrays of tokens, as train.py reads them: what each task is asked and the right answer, the loss being on the answer alone.

    python pack.py BASE.gguf --rows DIR --out DIR [--limit 448] [--tokens N] [--seed 1]

`--rows`: a folder with tf-gen, tf-mutn, tf-repair and, where there is one, tf-draft. Writes train.npz, validation.npz, pack.json and calibration.txt, which convert.py rounds by. Examples longer than
`--limit` are left out, since a CPU learns more of many short ones; no more than `--tokens` are taken, by the shares below.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from prompts import answer, prompt

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from convert import Source  # noqa: E402

TASKS = ["write", "plan", "edit", "repair"]
# Of the tokens. `alone`: a program of a request without a plan, as "the model alone" is measured.
SHARES = {"alone": 0.36, "write": 0.2, "plan": 0.08, "edit": 0.12, "draft": 0.12, "repair": 0.12}
# Tokens of a kind, in examples of the greatest length.
VALIDATION = 8
CALIBRATION = 40
# Of the examples of a kind, for those of one family.
FAMILY = 0.01
# Of the examples of a kind, for those where nothing is to be changed.
UNCHANGED = 0.2
BLOCK = re.compile(r"^[a-z]+\b[^\n=]*\{(?:[^\n]*\}|\n.*?^\})$", re.M | re.S)
HEADER = re.compile(r'(resource|data) "([\w-]+)" "([\w-]+)"')


def addresses(program: str) -> list[str]:
    return [f"{'data.' * (kind == 'data')}{type_}.{name}" for kind, type_, name in HEADER.findall("\n".join(re.findall(r"^(?:resource|data) .*", program, re.M)))]


def faulty(row: dict) -> str:
    """The blocks that the verifier speaks of, where the right answer is about no other; else the whole program."""
    named = {fault.get("address") for fault in row["faults"]}
    touched = {edit["address"] for edit in row["edits"] if "address" in edit}
    blocks = [block for block in BLOCK.findall(row["files"]["main.tf"]) if named & set(addresses(block))]
    there = {address for block in blocks for address in addresses(block)}
    return "\n\n".join(blocks) if named | touched <= there else row["files"]["main.tf"]


def examples(kind: str, row: dict):
    """What is asked and answered of a row."""
    if kind == "repair":
        for program in dict.fromkeys([row["files"]["main.tf"], faulty(row)]):
            yield {"task": "repair", "program": program, "request": row["prompt"], "faults": row["faults"]}, {"edits": row["edits"]}
    elif kind in ("edit", "draft"):
        yield {"task": "edit", "program": row["files"]["main.tf"], "instruction": row["prompt"]}, {"edits": row["edits"]}
    elif kind == "plan":
        yield {"task": "plan", "request": row["prompt"]}, {"addresses": addresses(row["program"])}
    else:
        plan = addresses(row["program"]) if kind == "write" else []
        yield {"task": "write", "request": row["prompt"], "plan": plan}, {"program": row["program"]}


def spread(rows: list[dict]) -> list[dict]:
    """One of each family first, then the second of each, and so on."""
    counts = Counter()
    numbered = []
    for row in rows:
        counts[row["family"]] += 1
        numbered.append((counts[row["family"]], row))
    return [row for _, row in sorted(numbered, key=lambda one: one[0])]


def packed(rows: list[dict], kind: str, encode, limit: int, budget: int) -> list[tuple]:
    """Examples (task, tokens of the prompt, of the answer, and both as text), each of another row, the first that is short enough."""
    found, families, seen, unchanged = [], Counter(), set(), 0
    # Short ones are a third of all: as many families as there are share the budget.
    most = max(2, int(FAMILY * budget / limit * 2))
    for row in rows:
        if budget <= 0:
            break
        if "modules" in row or families[row["family"]] >= most:
            continue
        for asked, given in examples(kind, row):
            texts = prompt(asked), answer(given)
            # A quick look, since most are too long.
            if sum(map(len, texts)) > limit * 5 or texts in seen:
                continue
            question, reply = map(encode, texts)
            nothing = given.get("edits") == []
            if len(question) + len(reply) > limit or (nothing and unchanged >= UNCHANGED * (len(found) + 1)):
                continue
            unchanged += nothing
            seen.add(texts)
            families[row["family"]] += 1
            budget -= len(question) + len(reply)
            found.append((TASKS.index(asked["task"]), question, reply, "".join(texts)))
            break
    return found


def write(path: Path, found: list[tuple]) -> None:
    tasks, questions, replies, _ = zip(*found)
    tokens = np.concatenate([np.array(question + reply, np.int32) for question, reply in zip(questions, replies)])
    ends = np.cumsum([len(question) + len(reply) for question, reply in zip(questions, replies)])
    np.savez(path, tokens=tokens, ends=ends, answers=ends - [len(reply) for reply in replies], tasks=np.array(tasks))


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=448)
    parser.add_argument("--tokens", type=int, default=1 << 40)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    encode = Source(arguments.base).encode
    sets = {"alone": "gen", "write": "gen", "plan": "gen", "edit": "mutn", "draft": "draft", "repair": "repair"}
    arguments.out.mkdir(parents=True, exist_ok=True)
    told = {}
    for split in ("train", "test"):
        found, chance, rows = [], random.Random(arguments.seed), {}
        for kind, name in sets.items():
            if name not in rows:
                rows[name] = read(arguments.rows / f"tf-{name}.{split}.jsonl")
                chance.shuffle(rows[name])
            mine = rows[name]
            budget = int(arguments.tokens * SHARES[kind]) if split == "train" else VALIDATION * arguments.limit
            # Kinds that share a set begin at other places of it.
            start = list(sets).index(kind) * len(mine) // 3
            got = packed(spread(mine[start:] + mine[:start]), kind, encode, arguments.limit, budget)
            answers = sum(len(reply) for _, _, reply, _ in got)
            told[f"{split} {kind}"] = {"examples": len(got), "tokens": sum(len(question) for _, question, _, _ in got) + answers, "answers": answers}
            found += got
        chance.shuffle(found)
        if split == "train":
            (arguments.out / "calibration.txt").write_text("\n%%%%\n".join(text for *_, text in found[:CALIBRATION]))
        write(arguments.out / f"{'train' if split == 'train' else 'validation'}.npz", found)
    (arguments.out / "pack.json").write_text(json.dumps({"tasks": TASKS, "limit": arguments.limit, "counts": told}, indent=1) + "\n")
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
