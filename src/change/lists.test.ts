import { describe, expect, it } from "vitest";
import { readingOf } from "../language/reading.ts";
import { ProgramText } from "./blocks.ts";
import { alsoFor, furtherStatement, isAlike, type List, listsIn } from "./lists.ts";

const program = new ProgramText({
  "main.tf": `resource "aws_s3_bucket" "a" {
}

resource "aws_s3_bucket" "b" {
}

resource "aws_iam_role_policy" "p" {
  names = ["plain"]
  policy = jsonencode({
    Statement = [
      {
        Sid      = "Read"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = [aws_s3_bucket.a.arn, "\${aws_s3_bucket.a.arn}/*"]
      }
    ]
  })
}
`,
});
const block = (address: string) => program.find(address) as NonNullable<ReturnType<typeof program.find>>;
const lists = listsIn(block("aws_iam_role_policy.p"));
const listAt = (name: string) => lists.find(({ path }) => path.at(-1) === name) as List;
const literalIn = (text: string) => readingOf(text).outright;

describe("lists in expressions", () => {
  it("are those that no argument of a resource is", () => {
    expect(lists.map(({ path }) => path.join("."))).toEqual([
      "policy.0.Statement",
      "policy.0.Statement.0.Action",
      "policy.0.Statement.0.Resource",
    ]);
  });

  it("take what looks like their elements", () => {
    const [action] = literalIn("s3:PutObject");
    const [other] = literalIn("sqs:SendMessage");
    expect(action && isAlike(action, listAt("Action"))).toBe(true);
    expect(other && isAlike(other, listAt("Action"))).toBe(false);
  });

  it("have for another block all that they have for one", () => {
    expect(alsoFor(block("aws_s3_bucket.b"), listAt("Resource"), program)).toEqual([
      "aws_s3_bucket.b.arn",
      '"${aws_s3_bucket.b.arn}/*"',
    ]);
    expect(alsoFor(block("aws_s3_bucket.a"), listAt("Resource"), program)).toEqual([]);
  });

  it("get a statement of what is asked and nothing else", () => {
    const literals = literalIn("s3:PutObject");
    const more = furtherStatement(listAt("Statement"), literals, [block("aws_s3_bucket.b")], program);
    expect(more).toBe(
      '{\nEffect = "Allow"\nAction = ["s3:PutObject"]\nResource = [aws_s3_bucket.b.arn, "${aws_s3_bucket.b.arn}/*"]\n}',
    );
    expect(furtherStatement(listAt("Statement"), literals, [], program)).toBeUndefined();
  });
});
