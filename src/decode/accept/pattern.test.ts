import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { matching } from "./pattern.ts";

/** Whether a text matches, read a character at a time. */
function matches(pattern: string, text: string): boolean | undefined {
  let state = matching(pattern);
  if (!state) return undefined;
  for (const char of text) {
    state = state.next(char);
    if (!state) return false;
  }
  return state.accepts;
}

const TEXTS =
  "|a|A|a-b|-a|a-|ab1|1|12|my_name|a.b|a..b|10.0.0.0/16|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|arn:aws:s3:::x|é|a b|\n|*".split(
    "|",
  );

test("patterns say what regular expressions say", () => {
  for (const pattern of [
    "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$",
    "^(a|ab)(c|bcd)?$",
    "a",
    "^a",
    "a$",
    "^a$|^b",
    "(?i)^A[x-z]*b?$",
    "^[^a-c\\]\\-]+$",
    "^\\d{1,3}(\\.\\d+)*$",
    "^[\\w.-]{2,}$",
    "^(?:x|)[.]?$",
    "^[a-]+$",
  ]) {
    const insensitive = pattern.startsWith("(?i)");
    const expression = new RegExp(insensitive ? pattern.slice(4) : pattern, insensitive ? "i" : "");
    for (const text of TEXTS) expect(matches(pattern, text), `${pattern} ${text}`).toBe(expression.test(text));
  }
});

test("what isn't read isn't guessed", () => {
  for (const pattern of ["^(?=a)b$", "\\bword\\b", "a(^b)", "[[:alpha:]]", "(a", "[a", "\\p{L}", "^a{1,900000}$"])
    expect(matching(pattern), pattern).toBeUndefined();
});

test("nearly all patterns of the provider rules are read", () => {
  const patterns = new Set<string>();
  for (const name of ["aws", "azurerm", "google", "kubernetes"]) {
    const text = readFileSync(new URL(`../../../wasm/internal/values/${name}.jsonl`, import.meta.url), "utf8");
    const [head = "{}", ...lines] = text.split("\n");
    for (const { pattern } of Object.values(
      (JSON.parse(head) as { formats: Record<string, { pattern?: string }> }).formats,
    ))
      if (pattern) patterns.add(pattern);
    for (const line of lines)
      for (const format of Object.values((line ? JSON.parse(line) : {}).format ?? {}) as string[])
        if (format.startsWith("~")) patterns.add(`^(?:${format.slice(1)})$`);
  }
  const unread = [...patterns].filter((pattern) => matching(pattern) === undefined);
  console.log(`${patterns.size - unread.length} of ${patterns.size} patterns; not ${unread.slice(0, 8).join("  ")}`);
  expect(unread.length).toBeLessThan(patterns.size * 0.05);
});
