/** What the page offers to who was not understood is understood: every way to change a block that it names is carried out, and verified. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { addressesIn, waysToChange } from "../../src/features/prompt/ways.ts";
import { runLoop } from "../../src/loop/loop.ts";
import { standInParts } from "./stand-in.ts";

const program = readFileSync(join(import.meta.dirname, "../injection/program.tf"), "utf8");
const files = {
  "main.tf": `${program}\nmodule "x" {\n  source = "./modules/x"\n}\n`,
  "modules/x/main.tf":
    'resource "aws_sqs_queue" "far" {\n  name                      = "far"\n  message_retention_seconds = 600\n}\n',
};

describe("ways to change a block", async () => {
  const parts = await standInParts();
  afterAll(() => parts.verifier.dispose());

  it("are of what is there", () => {
    expect(addressesIn({ ...files, "modules/y/main.tf": 'resource "aws_vpc" "uncalled" {}' })).toEqual([
      "aws_sqs_queue.jobs",
      "aws_s3_bucket.data",
      "aws_security_group.app",
      "aws_iam_policy.read",
      "aws_db_instance.main",
      "module.x.aws_sqs_queue.far",
    ]);
    expect(waysToChange("aws_sqs_queue.jobs", files)[0]).toBe(
      "Set visibility_timeout_seconds of aws_sqs_queue.jobs to 60",
    );
  });

  it.each(addressesIn(files).flatMap((address) => waysToChange(address, files)))("%s", async (prompt) => {
    const outcome = await runLoop(parts, { prompt, seed: 0, files });
    expect(outcome.understood?.filter(({ done }) => !done)).toEqual([]);
    expect(outcome.files).not.toEqual(files);
    expect([outcome.result, outcome.tokens]).toEqual(["verified", 0]);
  });
});
