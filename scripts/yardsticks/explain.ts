/** General reasons for which an example of the documentation is refused without the verifier being at fault. Each is found by code. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "../../src/core/report.ts";
import type { Example, Judge } from "./documentation.ts";

const MISSING = /^(missing-required-argument|missing-required-block|too-few-blocks)$/;
/** What one version of a provider takes and another doesn't. Rules of values are not among them: they hold for certain or not at all. */
const BY_SCHEMA =
  /^(unsupported-(argument|block-type|attribute|resource-type|data-source|ephemeral-resource)|missing-required-\w+|too-(few|many)-blocks|read-only-argument|incorrect-type|invalid-index|output-(refers-to-sensitive-values|does-not-allow-ephemeral-value)|invalid-reference)$/;
const NOT_DECLARED =
  /^(undeclared-reference|module-not-found|provider-configuration-not-present|missing-variable-file|configuration-for-import-target-does-not-exist)$/;
const NO_FILE = /no file exists at|file does not exist|no such file|no directory/;
const LEFT_OUT = /\.\.\.|…|\bomitted\b|\bother\b|\betc\b|\brest of\b|\bexisting\b/i;
const OTHER_FILES = /^(list|component|deployment|identity_token|store|orchestrate|publish_output|upstream_input|run)\b/;

/**
 * The errors of an example as a program. Marks of the documentation's own templates are filled in, and what is only the inside of a block is
 * put into a block of the page's type; when that is better, it is what is judged.
 */
export async function wholeProgram(example: Example, judge: Judge): Promise<{ hcl: string; errors: Diagnostic[] }> {
  const hcl = example.hcl.replace(/%\{\w+\}/g, "abc123");
  const errors = await judge(hcl);
  const isInside = errors.some(
    ({ code, stage }) => stage === "parse" || /^unsupported-(argument|block-type)$/.test(code),
  );
  if (!isInside || /^\s*(resource|data|ephemeral|provider|module|terraform|variable|locals|output)\b/m.test(hcl))
    return { hcl, errors };
  const kind = example.kind === "data" || example.kind === "ephemeral" ? example.kind : "resource";
  const type = example.name.includes("_") ? example.name : `${example.provider}_${example.name}`;
  const wrapped = `${kind} "${type}" "example" {\n${hcl}\n}\n`;
  const rest = (await judge(wrapped)).filter(({ code }) => !MISSING.test(code));
  return rest.length < errors.length ? { hcl: wrapped, errors: rest } : { hcl, errors };
}

/** Why each error is no fault of the verifier's; undefined where no reason is found. */
export async function explain(
  example: Example,
  errors: readonly Diagnostic[],
  judge: Judge,
  others: readonly (number | string)[],
): Promise<(string | undefined)[]> {
  const reasons = errors.map((error) => inItself(example, error));
  const open = (test: (error: Diagnostic) => boolean) => errors.some((error, i) => !reasons[i] && test(error));
  const fill = (find: (error: Diagnostic) => string | undefined) =>
    errors.forEach((error, i) => {
      reasons[i] ??= find(error);
    });
  if (open(({ code }) => BY_SCHEMA.test(code))) {
    const elsewhere: Set<string>[] = [];
    for (const version of others) elsewhere.push(new Set((await judge(example.hcl, version)).map(keyOf)));
    fill((error) => {
      if (!BY_SCHEMA.test(error.code) || elsewhere.length === 0) return undefined;
      const refused = elsewhere.filter((keys) => keys.has(keyOf(error))).length;
      return refused === elsewhere.length
        ? "all versions of the provider's schema refuse it, a real one among them"
        : "another version of the provider takes it";
    });
  }
  if (open(() => true)) {
    const theirs = byTerraform(example.hcl);
    fill(({ stage, summary, range: { start } }) =>
      theirs.some((d) => stage === "parse" || (d.line === start.line && d.summary === summary))
        ? "Terraform refuses it before it looks at any provider"
        : undefined,
    );
  }
  return reasons;
}

function inItself(
  { hcl, name, kind }: Example,
  { code, summary, detail, address, range }: Diagnostic,
): string | undefined {
  if (NOT_DECLARED.test(code) || summary === "Unknown function provider" || NO_FILE.test(detail))
    return "refers to what the example doesn't declare or have";
  const lines = hcl.split("\n");
  if (code === "unsupported-block-type" && OTHER_FILES.test(lines[range.start.line - 1] ?? ""))
    return "blocks of query, stack or test files";
  if (!MISSING.test(code)) return undefined;
  const end = lines.findIndex((line, i) => i >= range.start.line - 1 && /^\}/.test(line));
  const begin = lines.findLastIndex((line, i) => i < range.start.line && /^\w/.test(line));
  if (LEFT_OUT.test(lines.slice(Math.max(begin, 0), end < 0 ? undefined : end + 1).join("\n")))
    return "leaves out what is required, and says so";
  const isPage = new RegExp(`(^|\\.)(\\w*_)?${name}\\.`).test(address ?? "") && kind !== "action" && kind !== "guide";
  return isPage ? undefined : "leaves out what is required of a type that the page is not about";
}

/** What an objection is about, whatever the version words it. */
const keyOf = ({ code, address, range, detail }: Diagnostic): string =>
  [code, address, range.start.line, /"([^"]+)"/.exec(detail)?.[1]].join(" ");

/** The errors that the real Terraform, when it is on the PATH, has while it loads a program: of syntax and of the language. */
function byTerraform(hcl: string): { line: number; summary: string }[] {
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  try {
    writeFileSync(join(folder, "main.tf"), hcl);
    const printed = execFileSync("sh", ["-c", "terraform validate -json || true"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const { diagnostics = [] } = JSON.parse(printed) as {
      diagnostics?: { summary: string; range?: { start: { line: number } } }[];
    };
    return diagnostics.map(({ summary, range }) => ({ line: range?.start.line ?? 0, summary }));
  } catch {
    return []; // no Terraform
  } finally {
    rmSync(folder, { recursive: true });
  }
}
