import { expect, it, test } from "vitest";
import { lessonsOf, stepIn } from "./content.ts";
import { blocksOf } from "./markdown.tsx";

const STEP = "# Step\nText\n\n```\n## no heading\n```\n\n## Task\nDo `it`.\n\n## Hint\nOne\n\n## Hint\nTwo\n";
const TEXTS = {
  "lessons.json": '["a"]',
  "a/lesson.md": "# A\nAbout it.\n",
  "a/1/step.md": STEP.replace("## no heading", "no heading"),
  "a/1/start/main.tf": "x",
  "a/1/solution/main.tf": "y",
  "a/1/solution/m/n.tf": "z",
  "a/1/checks.rego": "package lesson",
};

it("reads a lesson's folder", () => {
  const [lesson] = lessonsOf(TEXTS);
  expect(lesson).toMatchObject({ id: "a", title: "A", about: "About it." });
  expect(lesson?.steps).toMatchObject([
    {
      title: "Step",
      task: "Do `it`.",
      hints: ["One", "Two"],
      start: { "main.tf": "x", ".terraformer.hcl": expect.stringContaining("lint") },
      solution: { "main.tf": "y", "m/n.tf": "z" },
      checks: "package lesson",
      rules: [],
      assistant: false,
    },
  ]);
});

test.each([
  ["a lesson without steps", { "a/1/step.md": undefined }, "begins with a/1/step.md"],
  ["a step without a task", { "a/1/step.md": "# Step\nText" }, 'has no "## Task"'],
  ["a step that nothing checks", { "a/1/checks.rego": undefined }, "nothing to check by"],
  ["a text without a title", { "a/lesson.md": "A" }, "and a title"],
])("%s is told", (_, change, message) => {
  const texts = Object.fromEntries(Object.entries({ ...TEXTS, ...change }).filter(([, text]) => text !== undefined));
  expect(() => lessonsOf(texts as Record<string, string>)).toThrow(message);
});

test.each([
  ["#lesson=for-each/2", { lesson: "for-each", step: 2 }],
  ["#lesson=blocks", { lesson: "blocks", step: 1 }],
  ["#lesson=blocks/0", undefined],
  ["#lesson=../x/1", undefined],
  ["#p=abc", undefined],
])("%s", (hash, step) => {
  expect(stepIn(hash)).toEqual(step);
});

it("takes Markdown apart, and HTML for text", () => {
  expect(blocksOf("One\ntwo\n\n```\na\n\nb\n```\n\n- x\n- y\n\n<b>z</b>")).toEqual([
    { kind: "text", text: "One\ntwo" },
    { kind: "code", text: "a\n\nb" },
    { kind: "list", items: ["x", "y"] },
    { kind: "text", text: "<b>z</b>" },
  ]);
});
