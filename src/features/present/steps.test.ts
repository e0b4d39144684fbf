import { expect, it } from "vitest";
import type { Outcome, RoundRecord } from "../../loop/record.ts";
import type { Asked, Run, Traced } from "../prompt/state.ts";
import { stepsOf } from "./steps.ts";

const VPC = 'resource "aws_vpc" "a" {\n}\n';
const QUEUE = 'resource "aws_sqs_queue" "b" {\n  name = "b"\n}\n';
const TERRAFORM = "terraform {\n}\n";

const asked = (mode: Asked["mode"], files: Record<string, string> = {}) =>
  ({ prompt: "a queue", mode, files, scope: "", path: "main.tf", fresh: false }) as unknown as Asked;
const round = (step: RoundRecord["step"], n: number, program: string, errors = 0, files?: Record<string, string>) =>
  ({
    kind: "round",
    record: {
      ...{ round: n, step, program, fixes: [], asked: [], seconds: 1, tokens: 1 },
      ...(files && { files }),
      report: { diagnostics: Array.from({ length: errors }, () => ({ severity: "error" })), policies: [] },
      score: { level: errors ? "compilable" : "deployable", missing: 0, policies: 1, errors, lost: 0 },
    } as unknown as RoundRecord,
  }) as const;
const RUNNING: Run = { kind: "running", phase: "generate", round: 0 };
const done = (program: string, best: number): Run => ({
  kind: "done",
  outcome: { program, best, verdict: { title: "Valid" } } as unknown as Outcome,
});
const told = (...given: Parameters<typeof stepsOf>) =>
  stepsOf(...given).map((step) =>
    [step.part, step.title, step.kind === "block" ? step.by : step.kind === "verdict" ? step.kept : ""].join(" | "),
  );

it("begins with the request, before anything is asked", () => {
  expect(told(undefined, [], { kind: "idle" })).toEqual(["Request | The request | "]);
});

it("shows what came about and nothing ahead of it", () => {
  const trace: Traced[] = [
    { kind: "plan", addresses: ["aws_vpc.a", "aws_sqs_queue.b"] },
    { kind: "draft", program: VPC, round: 0 },
  ];
  expect(told(asked("new"), trace, RUNNING)).toEqual([
    "Request | The request | ",
    "Addresses | 2 blocks to write | ",
    "Blocks | aws_vpc.a | written",
  ]);
});

it("tells what was written from what was mended, and a repair from the draft", () => {
  const trace: Traced[] = [
    { kind: "draft", program: VPC, round: 0 },
    { kind: "draft", program: VPC + QUEUE, round: 0 },
    round("generate", 0, TERRAFORM + VPC + QUEUE, 2),
    { kind: "draft", program: TERRAFORM + VPC + QUEUE.replace('"b"\n', '"c"\n'), round: 1 },
    round("repair", 1, TERRAFORM + VPC + QUEUE.replace('"b"\n', '"c"\n')),
  ];
  expect(told(asked("new"), trace, done(VPC + QUEUE, 1))).toEqual([
    "Request | The request | ",
    "Blocks | aws_vpc.a | written",
    "Blocks | aws_sqs_queue.b | written",
    "Blocks | terraform | mended",
    "Verdict | Verdict on the draft | false",
    "Repair | aws_sqs_queue.b | written",
    "Verdict | Verdict on repair 1 | true",
    "Certificate | The program | ",
    "Certificate | Valid | ",
  ]);
});

it("shows of a change what differs from the program as it was, what is gone too", () => {
  const before = { "main.tf": VPC, "queue.tf": QUEUE };
  const after = { "main.tf": "", "queue.tf": QUEUE.replace('"b"\n', '"c"\n') };
  const steps = stepsOf(asked("change", before), [round("generate", 0, "", 0, after)], RUNNING);
  expect(
    steps.flatMap((step) => (step.kind === "block" ? [[step.title, step.before, step.after, step.by]] : [])),
  ).toEqual([
    ["aws_sqs_queue.b", QUEUE.trimEnd(), QUEUE.replace('"b"\n', '"c"\n').trimEnd(), "written"],
    ["aws_vpc.a", VPC.trimEnd(), "", "written"],
  ]);
});

it("says what it broke off with", () => {
  const steps = stepsOf(asked("new"), [], { kind: "failed", message: "the model is lost" });
  expect(steps.at(-1)).toMatchObject({ kind: "failed", message: "the model is lost" });
});
