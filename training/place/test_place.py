"""What a row becomes, the loss, and the delta there and back, at tiny size."""
import random
import unittest

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from train import batch_of, chosen_in, example, loss_of

WORDS = "[PAD] [UNK] [CLS] [SEP] handler app . run a queue name orders timeout 30 :".split()
ROW = {
    "text": "a queue orders, handler app.run",
    "literals": [[8, 14, "word"], [24, 31, "shape"]],
    "blocks": [
        {"head": "queue", "places": [{"ask": "name", "fits": [0, 1], "is": [0], "there": True}, {"ask": "timeout", "fits": [], "is": [], "there": True}]},
        {"head": "a", "places": [{"ask": "handler", "fits": [0, 1], "is": [1], "there": False}]},
    ],
}


def tiny():
    tokenizer = Tokenizer(models.WordPiece({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizers.BertNormalizer(), pre_tokenizers.BertPreTokenizer()
    return tokenizer


class Rows(unittest.TestCase):
    def setUp(self):
        tokenizer = tiny()
        words = lambda text: tokenizer.encode(text, add_special_tokens=False).ids
        self.one = example(ROW, tokenizer, words, random.Random(0))

    def test_spans_are_the_tokens_of_their_words(self):
        ids, _, literals, _, arguments, fits, right = self.one
        said = lambda span: [WORDS[ids[i]] for i in span]
        self.assertEqual([said(one) for one in literals], [["orders"], ["app", ".", "run"]])
        # What nothing fits isn't asked about.
        self.assertEqual(sorted(said(one)[0] for one in arguments), ["handler", "name"])
        self.assertEqual(sorted(map(tuple, right)), [(0,), (1,)])
        self.assertEqual(fits, [[0, 1], [0, 1]])

    def test_the_loss_is_none_where_all_is_right_and_certain(self):
        *_, fits, right = batch_of([self.one])
        certain = torch.where(right, 30.0, -30.0)
        self.assertLess(loss_of(certain, fits, right).item(), 1e-6)
        self.assertGreater(loss_of(-certain, fits, right).item(), 10)
        self.assertEqual(chosen_in(certain, fits, right).tolist(), [2, 2, 2])


if __name__ == "__main__":
    unittest.main()
