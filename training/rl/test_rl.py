"""`python -m unittest discover -s training/rl`, where requirements-sft.txt is installed: answers as the model would give them, and runs at tiny size that gain reward."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
TINY = HERE.parents[1] / "test" / "fixtures" / "tiny-model" / "model.gguf"
sys.path[:0] = [str(HERE), str(HERE.parent / "sft"), str(HERE.parent)]
from convert import Source  # noqa: E402
from model import load  # noqa: E402
from grpo import DEFAULTS, Policy, Question, Rewards, advantages, questions  # noqa: E402
from sample import answers  # noqa: E402

BUCKET = 'resource "aws_s3_bucket" "a" {\n  bucket = "b"\n}\n'
PROMPT = [1, 99, 105, 740, 198, 352, 317]


class Sampling(unittest.TestCase):
    def test_the_cache_changes_nothing(self):
        model = load(TINY)
        mine = answers(model, PROMPT, count=2, most=12, end=-1, temperature=0, chance=torch.Generator())
        tokens = list(PROMPT)
        with torch.no_grad():
            for _ in range(12):
                tokens.append(int(model.logits(model(torch.tensor(tokens), [len(tokens)]))[-1].argmax()))
        self.assertEqual(mine, [tokens[len(PROMPT) :]] * 2)

    def test_an_answer_ends_with_its_mark(self):
        model = load(TINY)
        [free] = answers(model, PROMPT, count=1, most=12, end=-1, temperature=0, chance=torch.Generator())
        [ended] = answers(model, PROMPT, count=1, most=12, end=free[3], temperature=0, chance=torch.Generator())
        self.assertEqual(ended, free[: free.index(free[3]) + 1])


class Text(unittest.TestCase):
    def test_tokens_are_read_as_they_were_written(self):
        source = Source(TINY)
        text = 'resource "a" "ü" {\n  b = "1 2"\n}\n'
        self.assertEqual(source.decode(source.encode(text)), text)


class Standing:
    """Rewards answers by how many of their characters are `e`."""

    def of(self, pairs):
        return [{"reward": 2 * answer.count("e") / max(1, len(answer)), "program": answer, "faults": []} for _, answer in pairs]


class Run(unittest.TestCase):
    def policy(self, **run) -> Policy:
        defaults = DEFAULTS | {"groups": 2, "samples": 12, "warmup": 1, "rate": 3e-3, "precision": "float32", "turns": 1, "good": 0.1}
        policy = Policy(defaults | run, TINY, Path(tempfile.mkdtemp()), Standing())
        policy.begin()
        return policy

    def test_reward_is_gained(self):
        question = Question({"request": "x"}, {"task": "write"}, PROMPT, 12)
        for run in ({}, {"method": "rejection"}, {"lora": 4}, {"kl": 0.0, "precision": "bfloat16"}):
            with self.subTest(**run):
                policy = self.policy(**run)
                told = [policy.advance([question] * 2) for _ in range(25)]
                self.assertGreater(sum(one["reward"] for one in told[-5:]), 1.5 * sum(one["reward"] for one in told[:5]))

    def test_what_leaves_the_first_model_is_held_back(self):
        question = Question({"request": "x"}, {"task": "write"}, PROMPT, 12)
        apart = []
        for kl in (0.001, 5.0):
            policy = self.policy(kl=kl)
            apart.append([policy.advance([question] * 2)["kl"] for _ in range(10)][-1])
        self.assertEqual(min(apart), apart[1])

    def test_advantages_are_of_the_group(self):
        run = DEFAULTS | {"good": 1.5}
        self.assertEqual(advantages(run, [1.0, 1.0]), [0.0, 0.0])
        self.assertLess(advantages(run, [0.0, 2.0])[0], 0)
        self.assertEqual(advantages(run | {"method": "rejection"}, [1.0, 1.6, 0.5]), [0.0, 1.0, 0.0])
        self.assertEqual(advantages(run | {"method": "rejection"}, [1.0, 1.2]), [0.0, 0.0])


class Verified(unittest.TestCase):
    def test_rewards_come_from_the_verifier(self):
        rows = Path(tempfile.mkdtemp())
        row = {"id": "a", "family": "f", "prompt": "a bucket b", "program": BUCKET, "types": ["aws_s3_bucket"]}
        (rows / "tf-gen.train.jsonl").write_text(json.dumps(row) + "\n")
        [question] = questions(rows, "train", ["write"], Source(TINY).encode, DEFAULTS)
        rewards = Rewards(2)
        broken = BUCKET.replace("bucket =", "buckett =")
        told = rewards.of([(question.row, BUCKET), (question.row, ""), (question.row, broken)])
        self.assertEqual([one["reward"] for one in told], [2, 0, 0])
        self.assertEqual(told[2]["program"], broken.strip())
        self.assertTrue(told[2]["faults"])
        repair = question.row | {"task": "repair", "files": {"main.tf": broken}}
        [mended] = rewards.of([(repair, f"replace aws_s3_bucket.a\n{BUCKET}")])
        rewards.close()
        self.assertEqual(mended["reward"], 2)


if __name__ == "__main__":
    unittest.main()
