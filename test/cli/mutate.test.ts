/** `mutate`: the real command line with the tests' tiny model; what is asked for here takes no model to understand. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { built, folder, terraformer } from "./run.ts";

const FIXTURE = fileURLToPath(new URL("../fixtures/tiny-model/", import.meta.url));
const models = mkdtempSync(join(tmpdir(), "terraformer-models-"));
const { shards: _, selfTest: __, ...entry } = JSON.parse(readFileSync(join(FIXTURE, "manifest.json"), "utf8"));
mkdirSync(join(models, "tiny"));
for (const name of ["manifest.json", "model.gguf"]) copyFileSync(join(FIXTURE, name), join(models, "tiny", name));
writeFileSync(join(models, "catalogue.json"), JSON.stringify([{ ...entry, description: "for tests" }]));
afterAll(() => rmSync(models, { recursive: true, force: true }));

const QUEUES = `resource "aws_sqs_queue" "jobs" {
  name = "jobs" # and no other
}
`;
const DELAYED = QUEUES.replace('name = "jobs"', 'name          = "jobs"').replace(
  "other\n",
  "other\n  delay_seconds = 30\n",
);
const DELAY = "delay messages of the jobs queue by 30 seconds";
const mutate = (root: string, ...args: string[]) =>
  terraformer(["mutate", ...args], { cwd: root, env: { TERRAFORMER_MODELS: models } });

describe.skipIf(!built)("mutate", () => {
  test("prints a diff that git applies, and writes nothing", () => {
    const root = folder({ "main.tf": QUEUES, "README.md": "x" });
    const { code, stdout, stderr } = mutate(root, ".", DELAY);
    expect(stdout).toMatch(/^--- a\/main\.tf\n\+\+\+ b\/main\.tf\n@@/);
    expect(stdout).toContain("+  delay_seconds = 30\n");
    expect(stderr).toContain("Verified");
    expect(code).toBe(0);
    expect(readFileSync(join(root, "main.tf"), "utf8")).toBe(QUEUES);
  });

  test("--write changes what changed, --out writes the whole program elsewhere", () => {
    const root = folder({ "main.tf": QUEUES, "other.tf": 'variable "x" {\n  type = string\n  default = "y"\n}\n' });
    const { code, stderr } = mutate(root, "main.tf", DELAY, "--write");
    expect([code, stderr]).toEqual([0, expect.stringContaining("Written: main.tf\n")]);
    expect(readFileSync(join(root, "main.tf"), "utf8")).toBe(DELAYED);
    expect(mutate(root, ".", "rename the queue from jobs to work", "--out", "there").code).toBe(0);
    expect(readFileSync(join(root, "there/main.tf"), "utf8")).toContain('"work" # and no other');
    expect(existsSync(join(root, "there/other.tf"))).toBe(true);
    const again = mutate(root, ".", "rename the queue from jobs to work", "--out", "there");
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("--force overwrites it")]);
  });

  test("a program with errors of before is written only when forced", () => {
    const broken = `${QUEUES}resource "aws_vpc" "v" {\n  cidr_block = aws_vpc.gone.id\n}\n`;
    const root = folder({ "main.tf": broken });
    const { code, stderr } = mutate(root, ".", DELAY, "--write");
    expect([code, stderr]).toEqual([1, expect.stringContaining("Nothing was written")]);
    expect(readFileSync(join(root, "main.tf"), "utf8")).toBe(broken);
    expect(mutate(root, ".", DELAY, "--write", "--force").code).toBe(1);
    expect(readFileSync(join(root, "main.tf"), "utf8")).toBe(broken.replace(QUEUES, DELAYED));
  });

  test("says when nothing came of it; --json has all of it", () => {
    const root = folder({ "main.tf": QUEUES });
    const { code, stdout, stderr } = mutate(root, ".", "hello there", "--json");
    expect([code, stderr]).toEqual([1, expect.stringContaining("Nothing was changed")]);
    expect(JSON.parse(stdout)).toMatchObject({ diff: "", result: "nothing", files: { "main.tf": QUEUES } });
  });

  test.each([
    [["mutate", ".", " "], "mutate needs an instruction"],
    [["mutate", "nowhere", "x"], "nowhere: no such file"],
    [["mutate", ".", "x", "--write", "--out", "y"], "choose one place"],
  ])("wrong use: %s", (args, told) => {
    const { code, stderr } = terraformer(args, { cwd: folder({ "main.tf": QUEUES }) });
    expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
  });
});
