"""Reinforcement learning from the verifier: several answers to a question are drawn and rewarded (reward.ts), and the better ones of each group become likelier.

    python grpo.py RUN.toml --base BASE.gguf --rows DIR --out DIR [--from CHECKPOINT.pt] [--minutes N] [--export]

Group-relative policy optimisation, on the policy: one step for each batch of groups, an answer's advantage being its reward against the group's mean in standard deviations, with a penalty for
leaving the model that it began as. With `method = "rejection"` the best answers of each group, if they are good, are learned as they are. What a program's faults are is asked about once more
inside the episode (`turns = 2`). `--rows` has tf-gen, tf-mutn and tf-repair; `--from` is a checkpoint of sft/train.py with the same weights trained. OUT, signals and going on are as in sft/train.py, but that other
answers are drawn after going on.
"""

import argparse
import copy
import json
import random
import signal
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "sft"), str(HERE.parent)]
from convert import Source  # noqa: E402
from pack import examples, read, spread  # noqa: E402
from prompts import answer as written  # noqa: E402
from prompts import prompt  # noqa: E402
from sample import answers  # noqa: E402
from weights import DEFAULTS as WEIGHTS  # noqa: E402
from weights import Weights  # noqa: E402

CHECKPOINT_SECONDS = 600
DEFAULTS = WEIGHTS | {
    "rate": 1e-5,
    "quantize": False,
    "method": "grpo",  # Or "rejection".
    "tasks": ["write", "edit", "repair"],
    "limit": 448,  # Tokens of a question and its right answer.
    "longer": 1.5,  # Tokens that an answer may have, times the right one's.
    "groups": 8,  # Questions of a step.
    "samples": 8,  # Answers to each.
    "temperature": 1.0,
    "turns": 2,  # Of an episode: an answer, and a repair of it.
    "later": 0.9,  # What a reward is worth after a repair.
    "kl": 0.04,  # What leaving the first model costs, per nat and token.
    "good": 1.5,  # Reward from which on an answer is learned by rejection.
    "micro": 4096,  # Tokens that are held at once.
    "steps": 200,
    "validate": 20,  # Steps between.
    "validation": 24,  # Questions for testing, of each task.
}
KINDS = {"write": ("gen", "alone"), "plan": ("gen", "plan"), "edit": ("mutn", "edit"), "repair": ("repair", "repair")}
SPREAD = 1e-4


@dataclass
class Question:
    asked: dict  # As prompts.py takes it.
    row: dict  # As reward.ts takes it.
    tokens: list[int]
    most: int


@dataclass
class Answer:
    """One turn of an episode; all turns of it have its advantage."""

    prompt: list[int]
    tokens: list[int]
    episode: int


class Rewards:
    """reward.ts, as a process."""

    def __init__(self, jobs: int):
        command = ["node", "--import", "tsx", str(HERE / "index.ts"), "--jobs", str(jobs)]
        self.process = subprocess.Popen(command, cwd=HERE.parents[1], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def of(self, pairs: list[tuple[dict, str]]) -> list[dict]:
        """A reward for each question and answer; what can't be judged, such as by a verifier that died, has none and counts as 0."""
        for question, answer in pairs:
            self.process.stdin.write(json.dumps({"question": question, "answer": answer}) + "\n")
        self.process.stdin.flush()
        told = [json.loads(self.process.stdout.readline() or '{"error": "reward.ts ended"}') for _ in pairs]
        if wrong := [one["error"] for one in told if "error" in one]:
            print(f"{len(wrong)} answers without a reward: {wrong[0]}", file=sys.stderr)
        return [{"reward": 0.0} | one for one in told]

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def questions(rows: Path, split: str, tasks: list[str], encode, run: dict, most: int | None = None) -> list[Question]:
    """Those that are short enough, mixed by task; one of each family first."""
    found = []
    for task in tasks:
        name, kind = KINDS[task]
        of_task = []
        for row in spread(read(rows / f"tf-{name}.{split}.jsonl")):
            # Files beside main.tf have no place in what a model answers.
            if len(row.get("files", {})) > 1 or any("file" in edit for edit in row.get("edits", [])):
                continue
            asked, right = next(iter(examples(kind, row)))
            asked, right = prompt(asked), written(right)
            if len(asked) + len(right) > run["limit"] * 5:
                continue
            tokens, reply = encode(asked), encode(right)
            if len(tokens) + len(reply) > run["limit"]:
                continue
            question = {"task": task} | {key: row[key] for key in ("program", "files", "policy", "types") if key in row}
            of_task.append(Question({"request": row["prompt"]}, question, tokens, int(len(reply) * run["longer"]) + 16))
            if len(of_task) == most:
                break
        found += of_task
    random.Random(1).shuffle(found)
    return found


def advantages(run: dict, rewards: list[float]) -> list[float]:
    """Of the episodes of one group."""
    if run["method"] == "rejection":
        best = max(rewards)
        return [float(one == best and one >= run["good"]) for one in rewards]
    mean = sum(rewards) / len(rewards)
    deviation = (sum((one - mean) ** 2 for one in rewards) / len(rewards)) ** 0.5
    return [(one - mean) / (deviation + SPREAD) for one in rewards]


class Policy(Weights):
    def __init__(self, run: dict, base: Path, out: Path, rewards):
        super().__init__(run, base, out)
        self.rewards, source = rewards, Source(base)
        self.encode, self.decode = source.encode, source.decode
        self.end = self.encode("<|im_end|>")[-1]
        self.chance = torch.Generator(self.device).manual_seed(1)
        self.begun = None

    def begin(self) -> None:
        """The weights as they are now are those that the policy is to stay near."""
        if self.run["kl"] > 0 and self.run["method"] == "grpo":
            self.begun = copy.deepcopy(self.model).requires_grad_(False)

    def episodes(self, question: Question, count: int, temperature: float) -> tuple[list[Answer], list[float]]:
        """The turns of so many episodes, and the reward of each episode."""

        def draw(tokens: list[int], many: int, most: int) -> list[list[int]]:
            return answers(self.model, tokens, count=many, most=most, end=self.end, temperature=temperature, chance=self.chance)

        first = draw(question.tokens, count, question.most)
        told = self.rewards.of([(question.row, self.text(one)) for one in first])
        turns = [Answer(question.tokens, one, at) for at, one in enumerate(first)]
        rewards = [one["reward"] for one in told]
        again = [at for at, one in enumerate(told) if self.run["turns"] > 1 and rewards[at] < 1 and one.get("faults")]
        asked = []
        for at in again:
            row = question.row | {"task": "repair", "files": {"main.tf": told[at]["program"]}}
            asked.append((row, self.encode(prompt({"task": "repair", "program": told[at]["program"], "request": question.asked["request"], "faults": told[at]["faults"]}))))
        repaired = [draw(tokens, 1, question.most)[0] for _, tokens in asked]
        for at, (row, tokens), reply, reward in zip(again, asked, repaired, self.rewards.of([(row, self.text(reply)) for (row, _), reply in zip(asked, repaired)])):
            turns.append(Answer(tokens, reply, at))
            rewards[at] = max(rewards[at], self.run["later"] * reward["reward"])
        return turns, rewards

    def text(self, tokens: list[int]) -> str:
        return self.decode([one for one in tokens if one != self.end])

    def advance(self, batch: list[Question]) -> dict:
        """One step on groups of answers; what came of it."""
        turns, scores, every = [], [], []
        for question in batch:
            mine, rewards = self.episodes(question, self.run["samples"], self.run["temperature"])
            every += rewards
            for turn, advantage in ((turn, advantages(self.run, rewards)[turn.episode]) for turn in mine):
                # A group of equals says nothing; an answer that isn't learned costs no time.
                if advantage != 0:
                    turns.append(turn)
                    scores.append(advantage)
        total, leaving, at = sum(len(one.tokens) for one in turns), 0.0, 0
        while at < len(turns):
            size, end = 0, at
            while end < len(turns) and (end == at or size + len(turns[end].prompt) + len(turns[end].tokens) <= self.run["micro"]):
                size, end = size + len(turns[end].prompt) + len(turns[end].tokens), end + 1
            loss, kl = self.loss(turns[at:end], scores[at:end])
            (loss / total).backward()
            leaving += kl
            self.gather()
            at = end
        if turns:
            self.update(self.run["rate"] * min(1.0, (self.step + 1) / self.run["warmup"]))
        else:
            self.step += 1
        return {"reward": mean(every), "good": mean([one >= 1 for one in every]), "kl": leaving / max(1, total), "tokens": total}

    def loss(self, turns: list[Answer], scores: list[float]) -> tuple[torch.Tensor, float]:
        """Summed over the tokens of answers: policy gradient, and what leaving the first model costs (an estimate that is never negative). On the policy, the ratio to it is one."""
        tokens = torch.tensor([token for one in turns for token in one.prompt + one.tokens], device=self.device)
        lengths = [len(one.prompt) + len(one.tokens) for one in turns]
        places, at = [], 0
        for one, length in zip(turns, lengths):
            places += range(at + len(one.prompt) - 1, at + length - 1)
            at += length
        places = torch.tensor(places, device=self.device)
        score = torch.tensor([score for one, score in zip(turns, scores) for _ in one.tokens], device=self.device)
        likely = self.likely(self.model, tokens, lengths, places)
        loss = -((likely - likely.detach()).exp() * score).sum()
        if self.run["method"] == "rejection":
            loss = -(likely * score).sum()
        if self.begun is None:
            return loss, 0.0
        with torch.no_grad():
            then = self.likely(self.begun, tokens, lengths, places)
        apart = then - likely
        kl = (apart.exp() - apart - 1).sum()
        return loss + self.run["kl"] * kl, float(kl)

    @staticmethod
    def likely(model, tokens, lengths, places) -> torch.Tensor:
        """Log-probabilities of the tokens behind `places`."""
        logits = model.logits(model(tokens, lengths)[places]).log_softmax(-1)
        return logits.gather(1, tokens[places + 1][:, None])[:, 0]

    def validate(self, held: list[Question]) -> dict:
        """Mean reward of the likeliest answer, and how many plan, by task."""
        by = {}
        for question in held:
            by.setdefault(question.row["task"], []).append(self.episodes(question, 1, 0)[1][0])
        return {task: {"reward": mean(of), "plans": mean([one >= 1 for one in of]), "n": len(of)} for task, of in sorted(by.items())}


def mean(values: list) -> float:
    return round(sum(values) / max(1, len(values)), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    for name in ("--base", "--rows", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--from", type=Path, dest="start")
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--jobs", type=int, default=1, help="verifiers at once")
    parser.add_argument("--export", action="store_true")
    arguments = parser.parse_args()
    own = tomllib.loads(arguments.run.read_text())
    if unknown := own.keys() - DEFAULTS.keys():
        sys.exit(f"{arguments.run} has what no run has: {', '.join(sorted(unknown))}")
    run = DEFAULTS | own
    arguments.out.mkdir(parents=True, exist_ok=True)
    began = kept = time.time()
    rewards = Rewards(arguments.jobs)
    policy = Policy(run, arguments.base, arguments.out, rewards)
    if arguments.start:
        policy.restore(arguments.start, count=False)
        policy.next = 0
    policy.begin()
    if (arguments.out / "state.pt").exists():
        policy.restore(arguments.out / "state.pt")
    if arguments.export:
        return policy.export()
    asked = questions(arguments.rows, "train", run["tasks"], policy.encode, run)
    held = questions(arguments.rows, "test", run["tasks"], policy.encode, run, run["validation"])
    if not asked or not held:
        sys.exit(f"{arguments.rows} has no rows of {run['limit']} tokens for {', '.join(run['tasks'])}, for training and for testing")
    stopped = []
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stopped.append(True))

    def tell(**what) -> None:
        line = json.dumps({"step": policy.step, "seconds": round(time.time() - began), **what})
        print(line, flush=True)
        with (arguments.out / "log.jsonl").open("a") as log:
            log.write(line + "\n")

    while True:
        if policy.step % run["validate"] == 0:
            tell(validation=policy.validate(held))
        if stopped or policy.step >= run["steps"] or time.time() - began > arguments.minutes * 60:
            break
        batch = [asked[(policy.next + i) % len(asked)] for i in range(run["groups"])]
        policy.next = (policy.next + run["groups"]) % len(asked)
        tell(**policy.advance(batch))
        if time.time() - kept > CHECKPOINT_SECONDS:
            kept = time.time()
            policy.keep()
    policy.keep()
    policy.export()
    tell(ended=True)
    rewards.close()


if __name__ == "__main__":
    main()
