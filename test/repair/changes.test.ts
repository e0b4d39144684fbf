/**
 * Changes that take no model: an instruction, the program before, and what it has to be afterwards, byte for byte. A model that chooses the first of what
 * is possible stands in for one. Of some, `planned` is what the plans before and after differ in (`~ ADDRESS: ARGUMENTS`, `+`, `-`), and `told` what is
 * said of it: the result, each part, what is asked back and called out. `UPDATE=1` writes what comes: read it.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Difference, planDifferences, regressionsOf } from "../../src/change/compare.ts";
import { errorsOf } from "../../src/core/report.ts";
import { runLoop } from "../../src/loop/loop.ts";
import type { Outcome } from "../../src/loop/record.ts";
import { filesIn, sectionsOf } from "../txtar.ts";
import { standInParts } from "./stand-in.ts";

const FOLDER = join(import.meta.dirname, "changes");

const SIGNS = { added: "+", removed: "-", changed: "~" };
const lineOf = ({ kind, address, arguments: names }: Difference) =>
  `${SIGNS[kind]} ${address}${names.length > 0 ? `: ${names.join(", ")}` : ""}\n`;

function toldOf({ result, understood = [], questions = [], notes = [], callouts }: Outcome): string {
  const parts = understood.map(
    ({ text, done, reason }) => `${done ? "done" : "not done"}: ${text}${reason === undefined ? "" : ` (${reason})`}`,
  );
  const asked = questions.filter((question) => !understood.some(({ reason }) => reason === question));
  const lines = [result, ...parts, ...asked.map((one) => `? ${one}`), ...callouts.map(({ title }) => `! ${title}`)];
  return `${[...lines, ...notes.map((note) => `- ${note}`)].join("\n")}\n`;
}

describe("changes", async () => {
  const parts = await standInParts();
  const { verifier } = parts;
  afterAll(() => verifier.dispose());

  test.each(readdirSync(FOLDER).sort())("%s", async (name) => {
    const { about, sections } = sectionsOf(readFileSync(join(FOLDER, name), "utf8"));
    const [before, after] = [filesIn(sections, "before/"), filesIn(sections, "after/")];
    const outcome = await runLoop(parts, { prompt: about.trim(), seed: 0, files: before });
    const version = async (files: Record<string, string>) => ({
      files,
      report: await verifier.verify({ files, withPlan: true }),
    });
    const [was, is] = [await version(before), await version(outcome.files)];
    const planned = planDifferences(was, is)?.map(lineOf).join("") ?? "";
    const told = toldOf(outcome);
    const sectionOf = (path: string) => sections.find((section) => section.path === path)?.content;
    if (process.env.UPDATE && sectionOf("told") !== undefined) {
      const files = Object.entries(outcome.files).map(([path, text]) => `-- after/${path} --\n${text}`);
      const kept = sections.flatMap(({ path, content }) =>
        path.startsWith("before/") ? [`-- ${path} --\n${content}`] : [],
      );
      const all = [about, ...kept, ...files, `-- planned --\n${planned}`, `-- told --\n${told}`];
      writeFileSync(join(FOLDER, name), all.join(""));
      return;
    }
    expect(outcome.files).toEqual(after);
    if (sectionOf("told") !== undefined)
      expect({ planned, told }).toEqual({ planned: sectionOf("planned"), told: sectionOf("told") });
    expect(outcome.wrong.length).toBeLessThanOrEqual(errorsOf(was.report).length);
    // What is said to be as it was asked does nothing to what nobody asked about.
    const touched = outcome.rounds.flatMap(({ asked }) => asked);
    if (outcome.result === "verified")
      expect(regressionsOf(was, is, touched).filter((line) => !/passes no more$/.test(line))).toEqual([]);
  });

  /** The verifier, and an error of the block with this address where a file has the text. */
  const refusing = (text: string, address: string): typeof verifier => ({
    ...verifier,
    async verify(request, signal) {
      const report = await verifier.verify(request, signal);
      if (!Object.values(request.files).some((content) => String(content).includes(text))) return report;
      const start = { line: 1, column: 1, byte: 0 };
      const error = { stage: "plan", code: "x", severity: "error", summary: "No", detail: "", address } as const;
      const diagnostics = [...report.diagnostics, { ...error, file: "", range: { start, end: start } }];
      return { ...report, ok: false, diagnostics };
    },
  });
  const QUEUES = { "main.tf": 'resource "aws_sqs_queue" "a" {\n}\n\nresource "aws_sqs_queue" "b" {\n}\n' };
  const TAGGED = '"b" {\n  tags = {\n    team = "x"\n  }\n}';

  test("a block whose change is an error is kept as it was, the others change", async () => {
    const refuses = refusing(TAGGED, "aws_sqs_queue.b");
    const request = { prompt: "tag everything with team = x", seed: 0, files: QUEUES };
    const outcome = await runLoop({ ...parts, verifier: refuses }, request);
    expect(outcome.files["main.tf"]).toBe(QUEUES["main.tf"].replace('"a" {', '"a" {\n  tags = {\n    team = "x"\n  }'));
    expect(outcome.result).toBe("best-effort");
    expect(outcome.understood?.filter(({ done }) => !done)).toMatchObject([{ text: "aws_sqs_queue.b" }]);
    expect(outcome.fixes).toMatchObject([{ kind: "drop-block", address: "aws_sqs_queue.b" }]);
    expect(outcome.rounds.map(({ step }) => step)).toEqual(["generate", "repair"]);
  });

  test("a change that is an error and nothing else is not made", async () => {
    const request = { prompt: "delay the a queue by 5 seconds", seed: 0, files: QUEUES };
    const outcome = await runLoop({ ...parts, verifier: refusing("delay_seconds", "aws_sqs_queue.a") }, request);
    expect(outcome).toMatchObject({ result: "nothing", files: QUEUES, best: -1 });
    expect(outcome.notes?.join()).toContain("errors that weren't there before");
  });

  test("a provider that a change brings is stated, called out, and not held against it; what waits for a value isn't verified", async () => {
    const stated = 'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n';
    const files = { "main.tf": `${stated}\n${QUEUES["main.tf"]}` };
    const outcome = await runLoop(parts, { prompt: "add a random pet", seed: 0, files });
    expect(outcome).toMatchObject({ result: "verified", questions: [], verdict: { level: "verified" } });
    expect(outcome.callouts.map(({ title }) => title)).toEqual(["requires the provider random"]);
    const waiting = { "main.tf": `variable "who" {}\n\n${QUEUES["main.tf"]}` };
    const delayed = await runLoop(parts, { prompt: "delay the a queue by 5 seconds", seed: 0, files: waiting });
    expect(delayed).toMatchObject({ result: "best-effort", wrong: [], verdict: { level: "needs-values" } });
  });

  test("stopped, the program is as it was", async () => {
    const request = { prompt: "delay the a queue by 5 seconds", seed: 0, files: QUEUES };
    const outcome = await runLoop(parts, request, undefined, AbortSignal.abort());
    expect(outcome).toMatchObject({ cancelled: true, result: "nothing", files: QUEUES });
  });
});
