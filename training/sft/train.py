"""Supervised fine-tuning, on whatever device there is.

    python train.py RUN.toml --base BASE.gguf --data DIR --out DIR [--from CHECKPOINT.pt] [--minutes N] [--export]

RUN.toml says how (runs/ has one a run, commented), DIR holds what pack.py wrote. OUT gets log.jsonl, a checkpoint every ten minutes and at the end
(state.pt, the one before it, and one from before the learning rate sinks: stable.pt) and model.safetensors, which `convert.py ship --weights` takes.
Called again with the same OUT it goes on from exactly there; `--from` begins with another run's weights and optimizer.
A signal (or --minutes) ends it with a checkpoint. `--export` only writes model.safetensors, of `--from` or of OUT's checkpoint.
"""

import argparse
import json
import signal
import sys
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from pack import TASKS
from weights import DEFAULTS as WEIGHTS
from weights import Weights

CHECKPOINT_SECONDS = 600
DEFAULTS = WEIGHTS | {
    "batch": 2048,  # Tokens of a step.
    "micro": 2048,  # Tokens that are held at once.
    "tokens": 1_000_000,
    "decay": 200_000,  # Tokens at the end over which the learning rate sinks to nothing.
    "validate": 40_000,  # Tokens between.
}


class Data:
    def __init__(self, path: Path):
        arrays = np.load(path)
        self.tokens, self.ends, self.answers, self.tasks = (arrays[name] for name in ("tokens", "ends", "answers", "tasks"))
        self.starts = np.concatenate([[0], self.ends[:-1]])

    def batch(self, first: int, size: int) -> list[int]:
        """Texts from `first` on, round and round, with no more tokens than `size`; at least one."""
        rows, left = [], size
        while True:
            row = (first + len(rows)) % len(self.ends)
            left -= int(self.ends[row] - self.starts[row])
            if rows and (left < 0 or len(rows) == len(self.ends)):
                return rows
            rows.append(row)

    def of(self, rows: list[int], device) -> tuple[torch.Tensor, list[int], torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tokens, lengths, the places that predict a token of an answer, those tokens, and whose they are."""
        tokens = [self.tokens[self.starts[row] : self.ends[row]] for row in rows]
        lengths = [len(one) for one in tokens]
        offsets = np.cumsum([0, *lengths])
        at = [np.arange(self.answers[row] - self.starts[row] - 1, length - 1) + offset for row, length, offset in zip(rows, lengths, offsets)]
        flat = torch.from_numpy(np.concatenate(tokens).astype(np.int64)).to(device)
        places = torch.from_numpy(np.concatenate(at)).to(device)
        tasks = torch.from_numpy(np.repeat(self.tasks[rows], [len(one) for one in at])).to(device)
        return flat, lengths, places, flat[places + 1], tasks


class Training(Weights):
    def __init__(self, run: dict, base: Path, data: Path, out: Path):
        super().__init__(run, base, out)
        self.train, self.validation = Data(data / "train.npz"), Data(data / "validation.npz")
        self.seen = 0

    def rate(self) -> float:
        run = self.run
        left = min(1.0, max(0, run["tokens"] - self.seen) / max(1, run["decay"]))
        return run["rate"] * min(1.0, (self.step + 1) / run["warmup"]) * left

    def losses(self, rows: list[int], data: Data) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        tokens, lengths, places, wanted, tasks = data.of(rows, self.device)
        logits = self.model.logits(self.model(tokens, lengths)[places])
        return F.cross_entropy(logits, wanted, reduction="none"), logits.argmax(-1) == wanted, tasks

    def advance(self) -> float:
        """One step; gives its loss."""
        rows, total, answered = self.train.batch(self.next, self.run["batch"]), 0.0, 0
        answered = int(sum(self.train.ends[row] - self.train.answers[row] for row in rows))
        at = 0
        while at < len(rows):
            part = [row for row in self.train.batch(rows[at], self.run["micro"])][: len(rows) - at]
            loss = self.losses(part, self.train)[0].sum() / answered
            loss.backward()
            total += float(loss)
            at += len(part)
            self.gather()
        self.update(self.rate())
        self.next = (self.next + len(rows)) % len(self.train.ends)
        self.seen += int(sum(self.train.ends[row] - self.train.starts[row] for row in rows))
        return total

    @torch.no_grad()
    def validate(self) -> dict:
        """Loss and share of right tokens, by task and in all."""
        sums, count, at = torch.zeros(len(TASKS), 3), len(self.validation.ends), 0
        while at < count:
            rows = self.validation.batch(at, self.run["micro"])[: count - at]
            losses, right, tasks = (one.cpu() for one in self.losses(rows, self.validation))
            for task in range(len(TASKS)):
                mine = tasks == task
                sums[task] += torch.tensor([losses[mine].sum(), right[mine].sum(), mine.sum()])
            at += len(rows)
        by = {name: {"loss": round(float(a / n), 4), "right": round(float(b / n), 4)} for name, (a, b, n) in zip(TASKS, sums)}
        loss, right, all_ = sums.sum(0)
        return {"loss": round(float(loss / all_), 4), "right": round(float(right / all_), 4), **by}

    def state(self) -> dict:
        return super().state() | {"seen": self.seen}

    def restore(self, path: Path, count: bool = True) -> dict:
        state = super().restore(path, count)
        if count:
            self.seen = state["seen"]
        self.next %= len(self.train.ends)
        return state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    for name in ("--base", "--data", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--from", type=Path, dest="start")
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--export", action="store_true")
    arguments = parser.parse_args()
    own = tomllib.loads(arguments.run.read_text())
    if unknown := own.keys() - DEFAULTS.keys():
        sys.exit(f"{arguments.run} has what no run has: {', '.join(sorted(unknown))}")
    run = DEFAULTS | own
    if run["lora"] and run["quantize"]:
        sys.exit(f"{arguments.run}: what LoRA adds can't be on Q4_0's grid; set quantize = false, and convert with --calibrate")
    arguments.out.mkdir(parents=True, exist_ok=True)
    began = kept = time.time()
    training = Training(run, arguments.base, arguments.data, arguments.out)
    if (arguments.out / "state.pt").exists():
        training.restore(arguments.out / "state.pt")
    elif arguments.start:
        training.restore(arguments.start, count=False)
    if arguments.export:
        return training.export()
    stopped = []
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stopped.append(True))

    def tell(**what) -> None:
        line = json.dumps({"step": training.step, "tokens": training.seen, "seconds": round(time.time() - began), **what})
        print(line, flush=True)
        with (arguments.out / "log.jsonl").open("a") as log:
            log.write(line + "\n")

    losses, asked = [], -1
    while True:
        due = training.seen // run["validate"]
        if due != asked:
            asked = due
            tell(validation=training.validate())
        if stopped or training.seen >= run["tokens"] or time.time() - began > arguments.minutes * 60:
            break
        rate = training.rate()
        losses.append(training.advance())
        if training.step % 5 == 0:
            tell(loss=round(sum(losses) / len(losses), 4), rate=round(rate, 7))
            losses = []
        if training.seen >= run["tokens"] - run["decay"] and not (arguments.out / "stable.pt").exists():
            training.keep("stable")
        if time.time() - kept > CHECKPOINT_SECONDS:
            kept = time.time()
            training.keep()
    training.keep()
    training.export()
    tell(validation=training.validate(), ended=True)


if __name__ == "__main__":
    main()
