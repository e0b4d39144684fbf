"""What a model is asked in each task, and how it answers: the twin of src/write/tasks, token for token. Standard library only.

    python prompts.py FIXTURE.json     whether it says the same as the TypeScript (prompts.test.ts runs it)
"""

import json
import re
import sys

FAULT_CHARACTERS = 240
FAULTS = 5
MARKS = re.compile(r"<\|(?:im_start|im_end|endoftext)\|>")
ALIGNED = re.compile(r'^([ \t]*(?:"[^"\n]*"|[\w.-]+))[ \t]{2,}=(?=[ \t])', re.A)
HEREDOC = re.compile(r"<<-?([\w-]+)[ \t\r]*\Z", re.A)
# What JavaScript's trim() takes off, and \s stands for.
SPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
EDGES, SPACES = re.compile(f"^[{SPACE}]+|[{SPACE}]+\\Z"), re.compile(f"[{SPACE}]+")


def messages(asked: dict) -> list[dict]:
    """`asked`: as the type Asked of src/write/tasks/tasks.ts."""
    return [{"role": "system", "content": f"terraform {asked['task']}"}, {"role": "user", "content": told(asked)}]


def told(asked: dict) -> str:
    task = asked["task"]
    if task == "plan":
        return trimmed(asked["request"])
    if task == "write":
        return parts(asked["request"], "\n".join(asked["plan"]))
    if task == "edit":
        return parts(unaligned(asked["program"]), asked["instruction"])
    if task == "repair":
        return parts(unaligned(asked["program"]), asked["request"], "\n".join(map(fault_text, asked["faults"][:FAULTS])))
    raise ValueError(f"There is no task {task}")


def answer_text(answer: dict) -> str:
    if "addresses" in answer:
        return "\n".join(answer["addresses"])
    return unaligned(trimmed(answer["program"]) if "program" in answer else edits_text(answer["edits"]))


def edits_text(edits: list[dict]) -> str:
    return "\n\n".join(map(edit_text, edits)) if edits else "keep"


def edit_text(edit: dict) -> str:
    if edit["action"] == "remove":
        return f"remove {edit['address']}"
    place = f"add after {edit['after']}" if "after" in edit else "add"
    header = place if edit["action"] == "add" else f"replace {edit['address']}"
    return f"{header}\n{trimmed(edit['text'])}"


def unaligned(text: str) -> str:
    """One space before each `=`; heredocs stay."""
    lines, marker = [], None
    for line in text.split("\n"):
        if marker is not None:
            marker = None if trimmed(line) == marker else marker
        else:
            found = HEREDOC.search(line)
            marker = found and found[1]
            line = ALIGNED.sub(r"\1 =", line)
        lines.append(line)
    return "\n".join(lines)


def prompt(asked: dict) -> str:
    """The conversation up to the answer, as src/model/chat.ts writes it."""
    turns = [f"<|im_start|>{m['role']}\n{MARKS.sub('', m['content'])}<|im_end|>\n" for m in messages(asked)]
    return "".join(turns) + "<|im_start|>assistant\n"


def answer(given: dict) -> str:
    """The answer, with the mark that ends it."""
    return MARKS.sub("", answer_text(given)) + "<|im_end|>"


def parts(*texts: str) -> str:
    return "\n\n".join(text for text in map(trimmed, texts) if text)


def trimmed(text: str) -> str:
    return EDGES.sub("", text)


def fault_text(fault: dict) -> str:
    text = ": ".join(fault[key] for key in ("address", "summary", "detail") if fault.get(key))
    return f"! {trimmed(SPACES.sub(' ', text)[:FAULT_CHARACTERS])}"


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)
    wrong = [case for case in cases if (prompt(case["asked"]), answer(case["answer"])) != (case["prompt"], case["text"])]
    for case in wrong:
        print(f"{case['asked']}\nis {prompt(case['asked'])!r}\nof {case['prompt']!r}\nand {answer(case['answer'])!r}\nof {case['text']!r}")
    print(f"{len(cases) - len(wrong)} of {len(cases)} the same")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
