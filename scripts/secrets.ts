/**
 * Secrets, measured: what is found in the examples of documentation, which have none, by rule; the first lines of the output are to be looked at
 * one by one. Notes are passwords that somebody has written. `--fit` makes wasm/internal/secrets/bigrams.txt anew, out of the names in the
 * providers' schemas: npm run secrets [-- --fit].
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createNodeVerifier } from "../src/verifier/node.ts";
import { ROOT } from "./build-cache.ts";
import { CORPORA, type Example } from "./yardsticks/documentation.ts";
import { corpusOf } from "./yardsticks/shared.ts";

/** So many examples are looked at in one request. */
const AT_ONCE = 500;
const LETTERS = 26;
const indexOf = (letter: string) => letter.charCodeAt(0) - 97;

/** How surprising each letter is behind each, in all words of names, as a letter from a: bits, by halves. */
function bigrams(): string {
  const folder = join(ROOT, "public", "schemas");
  const words = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".jsonl")))
    for (const [, name] of readFileSync(join(folder, file), "utf8").matchAll(/"([a-z_0-9]+)":/g))
      for (const [word] of (name as string).matchAll(/[a-z]{2,}/g)) words.add(word);
  // Nothing is impossible: each pair was seen once.
  const counts = Array.from({ length: LETTERS }, () => new Array<number>(LETTERS).fill(1));
  for (const word of words)
    for (let i = 1; i < word.length; i++) {
      const row = counts[indexOf(word[i - 1] as string)] as number[];
      row[indexOf(word[i] as string)] = (row[indexOf(word[i] as string)] as number) + 1;
    }
  return counts
    .map((row) => {
      const all = row.reduce((sum, n) => sum + n, 0);
      return row.map((n) => String.fromCharCode(97 + Math.min(25, Math.round(-2 * Math.log2(n / all))))).join("");
    })
    .join("");
}

if (process.argv.includes("--fit")) {
  writeFileSync(join(ROOT, "wasm", "internal", "secrets", "bigrams.txt"), bigrams());
} else {
  const verifier = await createNodeVerifier();
  const counts = new Map<string, number>();
  let examples = 0;
  let alarms = 0;
  for (const provider of Object.keys(CORPORA)) {
    const rows = corpusOf<Example>(provider);
    examples += rows.length;
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const files = Object.fromEntries(rows.slice(from, from + AT_ONCE).map(({ hcl }, i) => [`${from + i}.tf`, hcl]));
      for (const { code, severity, file, range } of await verifier.secrets(files)) {
        counts.set(code, (counts.get(code) ?? 0) + 1);
        if (severity === "info") continue;
        alarms++;
        const line = files[file]?.split("\n")[range.start.line - 1]?.trim().slice(0, 120);
        console.log(`${code} ${provider} ${rows[Number.parseInt(file, 10)]?.name}: ${line}`);
      }
    }
  }
  await verifier.dispose();
  console.log(`${examples} examples, ${alarms} alarms: ${((1000 * alarms) / examples).toFixed(2)} in a thousand.`);
  for (const [code, count] of [...counts].sort(([, a], [, b]) => b - a)) console.log(`${code}: ${count}`);
}
