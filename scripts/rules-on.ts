/** What the rules that ship find in programs of others, by rule: npm run rules -- --on FOLDER. Every folder below with configuration that no module folder holds is judged. */
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { readWorkspace } from "../src/cli/read.ts";
import { createNodeVerifier } from "../src/verifier/node.ts";

/** Folders with configuration: programs, and not what they are made of. */
function programs(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tf"));
  const folders = new Set(files.map((path) => dirname(path.replaceAll("\\", "/"))));
  return [...folders].filter((path) => !/(?:^|\/)(?:modules|wrappers|\.terraform)(?:\/|$)/.test(path)).sort();
}

/** Prints the failing findings of every program, and how many were judged. */
export async function judgeFolder(folder: string, prefix: string): Promise<void> {
  const verifier = await createNodeVerifier({ engine: "native", quietMs: 60_000 });
  const byRule = new Map<string, string[]>();
  const count = { pass: 0, fail: 0, unknown: 0 };
  const all = programs(folder);
  for (const path of all) {
    const { files, disk } = readWorkspace(join(folder, path));
    const report = await verifier.verify({ files, source: disk });
    for (const p of report.policies.filter((p) => p.rule.startsWith(prefix))) {
      count[p.result]++;
      if (p.result !== "fail") continue;
      const line = `  ${path}  ${p.file}:${p.range.start.line}  ${p.address}  ${p.message}`;
      byRule.set(p.rule, [...(byRule.get(p.rule) ?? []), line]);
    }
  }
  await verifier.dispose();
  for (const [rule, lines] of [...byRule].sort()) console.log(`${rule}\n${lines.join("\n")}`);
  console.log(
    `${all.length} programs: ${count.fail} findings of ${byRule.size} rules, ${count.pass} passed, ${count.unknown} unknown`,
  );
}
