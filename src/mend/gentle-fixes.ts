/**
 * Fixes that keep what the model meant. They are made only in blocks that the verifier found an error in, and rest on facts: the engine's own
 * suggestions, the provider schema, what the program declares.
 */
import { fitting, indexAtByte, repairOf } from "../core/edits.ts";
import type { Item } from "../core/outline.ts";
import type { Diagnostic, Edit } from "../core/report.ts";
import type { Block } from "../core/schema.ts";
import { connection, referencesIn, variablesIn } from "../intent/references.ts";
import type { Change } from "./fix.ts";
import { type Program, typeExpression } from "./program.ts";

/** All gentle changes for a program; apply, verify, ask again until there are none. */
export function gentleChanges(program: Program): Change[] {
  // The engine's first: the rest could mend the same thing in another way.
  const suggested = suggestedEdits(program);
  if (suggested.length > 0) return suggested;
  const changes: Change[] = [];
  for (const { block, address, schema } of program.resources()) {
    if (!schema || program.faultsIn(block).length === 0) continue;
    changes.push(...connectRequired(program, block, schema, address));
  }
  for (const item of program.atFault()) changes.push(...references(program, item));
  return [...changes, ...undeclaredVariables(program)];
}

/** Repairs, and the provider block without which nothing of a new program would be planned: nobody calls it as a module. */
const editsOf = (d: Diagnostic): Edit[] =>
  d.code === "missing-provider-configuration" ? (d.edits ?? []) : repairOf(d);

/** The engine's edits. */
function suggestedEdits(program: Program): Change[] {
  const { text, faults } = program;
  const made = new Set(fitting(faults.map(({ diagnostic }) => editsOf(diagnostic))));
  return faults.flatMap(({ diagnostic: d, start, end }): Change[] => {
    const named = { ...(d.address !== undefined && { address: d.address }) };
    const change = (
      from: number,
      to: number,
      newText: string,
      title = `"${text.slice(from, to)}" is now "${newText}"`,
    ): Change => ({
      start: from,
      end: to,
      text: newText,
      fix: { kind: "suggested-edit", title: `${d.address ?? "program"}: ${title}`, ...named },
    });
    if (editsOf(d).length > 0)
      return (made.has(editsOf(d)) ? editsOf(d) : []).map(({ range, newText, title }) =>
        change(indexAtByte(text, range.start.byte), indexAtByte(text, range.end.byte), newText, title),
      );
    const meant = (d.edits ?? []).length > 0 ? undefined : suggestion(d.detail, text.slice(start, end));
    return meant === undefined ? [] : [change(start, end, meant)];
  });
}

/** The name that OpenTofu suggests for the one it points at, where it does so only in words. */
function suggestion(detail: string, said: string): string | undefined {
  const data = /Did you mean the data resource (data\.[\w.-]+)\?/.exec(detail)?.[1];
  if (data !== undefined) return said.startsWith(data.slice(5)) ? data + said.slice(data.length - 5) : undefined;
  const name = /Did you mean "([\w-]+)"\?$/.exec(detail)?.[1];
  return name !== undefined && /^[\w-]+$/.test(said) ? name : undefined;
}

/** A required argument that is missing and whose name says which other block makes it. */
function connectRequired(program: Program, block: Item, schema: Block, address: string): Change[] {
  const given = new Set(block.items.map((item) => item.name));
  return [...schema.attributes].flatMap(([name, attribute]): Change[] => {
    const expression =
      attribute.required && !given.has(name)
        ? connection(program, block.labels[0] ?? "", name, attribute.type)
        : undefined;
    if (expression === undefined) return [];
    const title = `${address}: ${name} = ${expression}, the only one here`;
    return [insertion(program.text, block, `${name} = ${expression}`, { kind: "connect", title, address })];
  });
}

/** Puts a line of text at the start of a block's body. */
export function insertion(text: string, block: Item, line: string, fix: Change["fix"]): Change {
  const sameLine = !/^[ \t]*\r?\n/.test(text.slice(block.body, block.close));
  return { start: block.body, end: block.body, text: `\n  ${line}${sameLine ? "\n" : ""}`, fix };
}

/** A reference to a name nobody declared, when only one block of that type is there to be meant; an attribute the type hasn't. */
function references(program: Program, item: Item): Change[] {
  const resources = [...program.resources()];
  const visit = (items: readonly Item[]): Change[] =>
    items.flatMap((argument): Change[] => {
      if (argument.kind === "block") return visit(argument.items);
      return referencesIn(program.text, argument).flatMap((reference): Change[] => {
        const fix = (title: string) => ({ kind: "rename-reference" as const, title });
        const { type, name, attribute } = reference;
        const same = resources.filter((r) => r.type === type);
        const [only] = same;
        if (same.length === 1 && only && only.block !== item && only.address !== `${type}.${name}`) {
          const title = `${type}.${name}: not declared, ${only.address} is the only one`;
          return [{ start: reference.start, end: reference.end, text: only.address, fix: fix(title) }];
        }
        const schema = program.schemaOf(type);
        if (
          !attribute ||
          !schema ||
          same.length === 0 ||
          schema.attributes.has(attribute.name) ||
          schema.blocks.has(attribute.name)
        )
          return [];
        const wanted = /arn$/.test(attribute.name) || /arn$/.test(argument.name) ? "arn" : "id";
        if (!schema.attributes.has(wanted)) return [];
        const title = `${type}.${name}: has no "${attribute.name}", its ${wanted} is used`;
        return [{ start: attribute.start, end: attribute.end, text: wanted, fix: fix(title) }];
      });
    });
  return visit(item.items);
}

/** `var.x` that no block declares: declared, with the type that the argument takes. */
function undeclaredVariables(program: Program): Change[] {
  const declared = program.variables();
  const changes: Change[] = [];
  const visit = (items: readonly Item[], schema: Block | undefined) => {
    for (const item of items) {
      if (item.kind === "block") visit(item.items, schema?.blocks.get(item.name)?.block);
      if (item.kind !== "argument") continue;
      for (const name of variablesIn(program.text, item)) {
        if (declared.has(name)) continue;
        declared.add(name);
        const whole = program.text.slice(item.body, item.end).trim() === `var.${name}`;
        const type = whole ? schema?.attributes.get(item.name)?.type : undefined;
        changes.push(
          variableBlock(
            program.text,
            name,
            type && typeExpression(type),
            `variable.${name}: declared, the program uses it`,
          ),
        );
      }
    }
  };
  for (const item of program.items) {
    const resource = [...program.resources()].find(({ block }) => block === item);
    if (resource) visit(item.items, resource.schema);
    else visit([item], undefined);
  }
  return changes;
}

/** A `variable` block in front of the program. `title` of its fix says why. */
export function variableBlock(
  text: string,
  name: string,
  type: string | undefined,
  title: string,
  kind: Change["fix"]["kind"] = "declare-variable",
): Change {
  const body = type === undefined ? "{}" : `{\n  type = ${type}\n}`;
  return {
    start: text.length,
    end: text.length,
    text: `\nvariable "${name}" ${body}\n`,
    fix: { kind, title, address: `variable.${name}` },
  };
}
