import { expect, test } from "vitest";
import { fingerprints } from "./fingerprint.ts";
import type { Diagnostic, PolicyResult, Report } from "./report.ts";
import { saidWithoutSecrets, secretsText, withoutSecrets } from "./secrets.ts";

const text = 'ä = "hidden"\nb = "also\nhäre" # 𝒳\n';

function secret(found: string, code = "secret/password"): Diagnostic {
  const at = text.indexOf(found);
  const place = (index: number) => {
    const before = text.slice(0, index);
    const line = before.split("\n").length;
    return { line, column: index - before.lastIndexOf("\n"), byte: new TextEncoder().encode(before).length };
  };
  const range = { start: place(at), end: place(at + found.length) };
  return { stage: "lint", code, severity: "warning", summary: "Password", detail: "d", file: "a.tf", range };
}

test("what was found is hidden, in its length, and nothing else", () => {
  const found = [secret("hidden"), secret("also\nhäre"), secret("b =", "lint/x")];
  expect(withoutSecrets({ "a.tf": text, "b.tf": "hidden" }, found)).toEqual({
    "a.tf": 'ä = "******"\nb = "****\n*·**" # 𝒳\n',
    "b.tf": "hidden",
  });
});

test("a secret that stands elsewhere, too, is hidden in files and in what is said; a word isn't", () => {
  const files = { "a.tf": 'password = "Zx9$k\\"Q2!m"\n', "b.tf": '# Zx9$k\\"Q2!m' };
  const at = (column: number) => ({ line: 1, column, byte: column - 1 });
  const found: Diagnostic = { ...secret("hidden"), range: { start: at(13), end: at(24) } };
  expect(withoutSecrets(files, [found])).toEqual({ "a.tf": 'password = "***********"\n', "b.tf": "# ***********" });
  const edits = [{ file: "a.tf", range: found.range, newText: 'Zx9$k\\"Q2!m', title: "Move" }];
  const report = {
    diagnostics: [
      found,
      {
        ...found,
        code: "policy-deny",
        summary: 'no Zx9$k\\"Q2!m',
        detail: JSON.stringify({ p: 'Zx9$k\\"Q2!m' }),
        edits,
      },
    ],
    policies: [{ message: 'Zx9$k\\"Q2!m' } as PolicyResult],
  } as Report;
  const said = saidWithoutSecrets(report, files);
  expect(JSON.stringify(said)).not.toContain("Zx9");
  expect(said.diagnostics[1]).not.toHaveProperty("edits");
  const word = { ...report, diagnostics: [secret("hidden"), { ...found, code: "policy-deny", summary: "hidden" }] };
  expect(saidWithoutSecrets(word as Report, { "a.tf": text })).toBe(word);
});

test("bytes and files that aren't there stay as they are", () => {
  const files = { "a.tf": { base64: "aGlkZGVu" } };
  expect(withoutSecrets(files, [secret("hidden")])).toEqual(files);
  expect(withoutSecrets({}, [secret("hidden")])).toEqual({});
});

test("a fingerprint tells nothing of the secret", () => {
  const print = (found: string) =>
    [...fingerprints({ diagnostics: [secret(found)], policies: [] }, { "a.tf": text }).values()][0];
  expect(print("hidden")).toBe(print("also"));
});

test("the places are named, some of them when there are many", () => {
  expect(secretsText([secret("hidden"), secret("also")])).toBe("a.tf, line 1 (Password); a.tf, line 2 (Password)");
  expect(secretsText(Array(7).fill(secret("hidden")))).toMatch(/; and 2 more$/);
});
