/** The value of one argument that the model chooses. */
import type { Block } from "../core/schema.ts";
import { documentFor } from "../intent/documents.ts";
import { valuesOf } from "../intent/known-values.ts";
import type { ProgramBlock } from "./blocks.ts";
import type { Scene } from "./scene.ts";
import type { Setting } from "./settings.ts";
import { BlockText } from "./splice.ts";
import { wholeBlock } from "./verbs/additions.ts";

/** Among what the schema and the provider's rules allow. */
export async function chosenValue(
  scene: Scene,
  block: ProgramBlock,
  { path, key, attribute }: Setting,
): Promise<string | undefined> {
  const { writer } = scene.parts;
  const type = block.type as string;
  if (!writer.constrained) return undefined;
  if (attribute.type === "string" && documentFor(type, key)) {
    const whole = await wholeBlock(scene, { type, name: block.name });
    return whole && new BlockText(whole.text).valueAt(path);
  }
  const names = path.filter((step): step is string => typeof step === "string");
  const inner: Block = {
    attributes: new Map([[names.at(-1) as string, { ...attribute, required: true }]]),
    blocks: new Map(),
    deprecated: false,
  };
  const schema = names.slice(0, -1).reduceRight<Block>(
    (block, name) => ({
      attributes: new Map(),
      blocks: new Map([[name, { nesting: "list", min: 1, max: 1, block }]]),
      deprecated: false,
    }),
    inner,
  );
  const facts = await scene.factsOf(type);
  const allowed = valuesOf(scene.parts.schemas, facts, type, key);
  const start = block.text.slice(0, block.item.body);
  const header = `${start.trimEnd().replace(/\s*\{$/, "")} {\n`;
  const scope = {
    blocks: new Map([[type, schema]]),
    declared: new Map(),
    ...(allowed && { values: new Map([[`${type}.${key}`, allowed]]) }),
  };
  const prefill = `${scene.program.around(block.address)}\n${header}`;
  const text = await writer.complete({ prefill, constraint: { kind: "block", scope, start: header } });
  const value = new BlockText(header + text).valueAt(names);
  // An empty text is no choice.
  return value === '""' ? undefined : value;
}
