/** A program under repair: its text with the outline, the schemas of its blocks and what the verifier says of each place. */
import { fitting, indexAtByte, titlesOf } from "../core/edits.ts";
import { addressOf, type Item, outline, typeOf } from "../core/outline.ts";
import type { Diagnostic, Edit, Report } from "../core/report.ts";
import type { Block, CtyType } from "../core/schema.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Change, FixKind } from "./fix.ts";

/** The file that a generated program is verified as. */
export const PROGRAM_FILE = "main.tf";

export interface Fault {
  diagnostic: Diagnostic;
  /** UTF-16 indices of its range; -1 when it has an address only. */
  start: number;
  end: number;
}

export class Program {
  readonly text: string;
  readonly items: readonly Item[];
  readonly faults: readonly Fault[];
  readonly schemas: Schemas;

  constructor(text: string, report: Report | undefined, schemas: Schemas) {
    this.text = text;
    this.items = outline(text);
    this.schemas = schemas;
    const errors = report?.diagnostics.filter(({ severity }) => severity === "error") ?? [];
    this.faults = errors.flatMap((found) => {
      // OpenTofu tells some errors without a place; the block is in their words.
      const address = found.address ?? /^To work with (\S+)/.exec(found.detail)?.[1];
      const diagnostic = address === undefined ? found : { ...found, address };
      const { file, range } = diagnostic;
      if (file === PROGRAM_FILE)
        return [{ diagnostic, start: indexAtByte(text, range.start.byte), end: indexAtByte(text, range.end.byte) }];
      return file === "" && address !== undefined ? [{ diagnostic, start: -1, end: -1 }] : [];
    });
  }

  /** Resource and data blocks, with their address and schema (undefined when no provider has the type). */
  *resources(): Generator<{ block: Item; address: string; type: string; schema: Block | undefined }> {
    for (const block of this.items) {
      const [address, type] = [addressOf(block), typeOf(block)];
      if (block.kind === "block" && address !== undefined && type !== undefined)
        yield { block, address, type, schema: this.schemas.block(type) };
    }
  }

  /** Faults that lie in `item`, or speak of its address. */
  faultsIn(item: Item): Fault[] {
    const address = addressOf(item);
    return this.faults.filter(
      ({ start, end, diagnostic }) =>
        (start >= item.start && start < Math.max(item.end, item.start + 1) && end <= item.end + 1) ||
        (address !== undefined && blockAddress(diagnostic.address) === address),
    );
  }

  /** What edits of the diagnostics change, a fix each; of those that exclude each other, the first's. */
  edited(editsOf: (diagnostic: Diagnostic) => Edit[], kind: FixKind): Change[] {
    const groups = this.faults.map(({ diagnostic: { address }, diagnostic }) => ({
      address,
      edits: editsOf(diagnostic),
    }));
    const fit = new Set(fitting(groups.map(({ edits }) => edits)));
    const index = (byte: number) => indexAtByte(this.text, byte);
    return groups.flatMap(({ address, edits }): Change[] => {
      if (!fit.has(edits)) return [];
      const title = `${address ?? "program"}: ${titlesOf(edits)}`;
      const fix = { kind, title, ...(address !== undefined && { address }) };
      return edits.map(({ range: { start, end }, newText }) => ({
        ...{ start: index(start.byte), end: index(end.byte) },
        ...{ text: newText, fix },
      }));
    });
  }

  /** Top-level blocks that have an error. */
  atFault(): Item[] {
    return this.items.filter((item) => this.faultsIn(item).length > 0);
  }

  /** Names of declared variables. */
  variables(): Set<string> {
    return new Set(this.items.flatMap((item) => (item.name === "variable" && item.labels[0] ? [item.labels[0]] : [])));
  }
}

/** `aws_vpc.a[0] (expand)` is the block `aws_vpc.a`. */
const blockAddress = (address: string | undefined) => address?.replace(/\[.*|\s.*/s, "");

/** A cty type as a `variable` block says it: `string`, `list(string)`, `any` where it has no simple form. */
export function typeExpression(type: CtyType): string {
  if (typeof type === "string") return type === "dynamic" ? "any" : type;
  const [kind, of] = type;
  if (kind === "object")
    return `object({${Object.entries(of)
      .map(([name, t]) => ` ${name} = ${typeExpression(t)}`)
      .join(",")} })`;
  if (kind === "tuple") return `tuple([${of.map(typeExpression).join(", ")}])`;
  return `${kind}(${typeExpression(of)})`;
}
