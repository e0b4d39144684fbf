import { expect, it } from "vitest";
import { effectsOf } from "./effects.ts";

const version = (blocks: Record<string, Record<string, unknown>>) => ({
  files: {
    "main.tf": Object.keys(blocks)
      .map((address) => `resource "${address.split(".").join('" "')}" {\n}\n`)
      .join("\n"),
  },
  report: {
    ok: true,
    stages: { parse: "pass", schema: "pass", plan: "pass", lint: "pass", policy: "pass" } as const,
    ...{ diagnostics: [], policies: [], providers: [] },
    plan: {
      planned_values: {
        root_module: { resources: Object.entries(blocks).map(([address, values]) => ({ address, values })) },
      },
    },
  },
});
const BEFORE = version({ "aws_ebs_volume.a": { size: 1 }, "aws_sqs_queue.b": { name: "b" } });

it("tells what goes or changes unasked, and what is lost, asked or not", () => {
  const gone = version({ "aws_sqs_queue.b": { name: "b" } });
  expect(effectsOf(BEFORE, gone, new Set(["aws_ebs_volume.a"]))).toMatchObject({
    beyond: [],
    losses: [{ kind: "destruction" }],
  });
  expect(effectsOf(BEFORE, gone, new Set()).beyond).toContain(
    "Nobody asked for this: aws_ebs_volume.a would be destroyed.",
  );
  const renamed = version({ "aws_ebs_volume.a": { size: 1 }, "aws_sqs_queue.b": { name: "c" } });
  expect(effectsOf(BEFORE, renamed, new Set())).toMatchObject({
    beyond: ["Nobody asked for this: aws_sqs_queue.b is planned with other values."],
    losses: [{ kind: "replacement" }],
  });
  expect(effectsOf(BEFORE, BEFORE, new Set())).toEqual({ beyond: [], losses: [] });
});
