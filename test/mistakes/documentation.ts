/** docs/diagnostics.md: what every code means and what to do about it, with an example out of the mistakes. */
import { diagnosticText, styleFor } from "../../src/cli/text.ts";
import type { Diagnostic, Files } from "../../src/core/report.ts";

/** wasm/internal/verify/codes.json: code → its meaning, what to do, summaries that have it. */
export type Codes = Record<string, [means: string, remedy: string, ...summaries: string[]]>;

export interface Example {
  about: string;
  files: Files;
  diagnostics: Diagnostic[];
}

const HEAD = `# Diagnostics

Generated from wasm/internal/verify/codes.json and test/mistakes by \`UPDATE=1 npx vitest run test/mistakes\`; don't edit it by hand.

Codes are stable: tools may rely on them. \`fix:\` is what \`verify --fix\` and the page's "Fix all" make unasked: it mends names, signs and
places that are surely meant. \`help:\` is a suggestion whose words are yours to decide; the page offers it with a button of its own.
`;

export function documentation(codes: Codes, examples: readonly Example[]): string {
  const parts = Object.keys(codes)
    .sort()
    .map((code) => {
      const [means, remedy] = codes[code] as [string, string];
      const example = exampleOf(code, examples);
      return `## ${code}\n\n${means} ${remedy}\n${example === undefined ? "" : `\n\`\`\`text\n${example}\n\`\`\`\n`}`;
    });
  return [HEAD, ...parts].join("\n");
}

/** What is said in the mistake that has the fewest others. */
function exampleOf(code: string, examples: readonly Example[]): string | undefined {
  const having = examples.filter(({ diagnostics }) => diagnostics.some((d) => d.code === code));
  const [best] = having.toSorted((a, b) => a.diagnostics.length - b.diagnostics.length || (a.about < b.about ? -1 : 1));
  const diagnostic = best?.diagnostics.find((d) => d.code === code);
  return best && diagnostic && diagnosticText(diagnostic, best.files, styleFor({}));
}
