/** What `terraform providers schema -json` prints, as files that a program brings: one a provider, without the documentation, which is most of it. */
import { LIMITS } from "./limits.ts";
import type { Texts } from "./state.ts";

/** With the documentation of the largest providers. */
export const DUMP_BYTES = 100_000_000;

export interface Dumped {
  files: Texts;
  /** Why the schemas of some providers weren't taken. */
  refused: string[];
}

/** Undefined when the text is something else. */
export function schemaFiles(text: string): Dumped | undefined {
  if (!text.slice(0, 300).includes('"provider_schemas"')) return undefined;
  const providers = schemasIn(text);
  if (!providers) return undefined;
  const files: Record<string, string> = {};
  const refused: string[] = [];
  for (const [source, schema] of Object.entries(providers)) {
    const name = source.replace(/^registry\.(terraform|opentofu)\.io\//, "");
    const compact = JSON.stringify({ format_version: "1.0", provider_schemas: { [source]: schema } }, undocumented);
    if (compact.length <= LIMITS.fileBytes) files[`${name.replaceAll("/", "-")}.schema.json`] = compact;
    else
      refused.push(
        `the schema of ${name} has ${(compact.length / 1e6).toFixed(1)} MB, more than this page takes: where it has one of its own it judges by that (the command line takes it: --provider-schema)`,
      );
  }
  return { files, refused };
}

function schemasIn(text: string): Record<string, unknown> | undefined {
  try {
    const { provider_schemas: providers } = JSON.parse(text);
    return typeof providers === "object" && providers !== null ? providers : undefined;
  } catch {
    return undefined;
  }
}

/** An attribute can be called so: then it is no text. */
const undocumented = (key: string, value: unknown) =>
  (key === "description" || key === "description_kind") && typeof value === "string" ? undefined : value;
