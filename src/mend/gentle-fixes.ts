/**
 * Fixes that keep what the model meant. They are made only where the verifier found an error, and rest on facts: what the verifier itself says would mend it, the
 * provider schema, what the program declares.
 */
import { repairOf } from "../core/edits.ts";
import { addressOf } from "../core/outline.ts";
import { freeName } from "../core/references.ts";
import type { Diagnostic, Edit } from "../core/report.ts";
import { connection } from "../intent/references.ts";
import type { Change } from "./fix.ts";
import type { Fault, Program } from "./program.ts";

/** All gentle changes for a program; apply, verify, ask again until there are none. */
export function gentleChanges(program: Program): Change[] {
  // The verifier's first: the rest could mend the same thing in another way.
  const suggested = [...program.edited(editsOf, "suggested-edit"), ...meant(program)];
  if (suggested.length > 0) return suggested;
  return [
    ...connected(program),
    ...program.faults.flatMap((fault) => renamedReference(program, fault)),
    ...program.faults.flatMap((fault) => renamedBlock(program, fault)),
  ];
}

/** Additions that say nothing of the user's: the provider block without which nothing of a new program would be planned, and a variable that the program uses. */
const DECLARED = new Set(["missing-provider-configuration", "undeclared-reference"]);
const editsOf = (d: Diagnostic): Edit[] => (DECLARED.has(d.code) ? (d.edits ?? []) : repairOf(d));

/** The names that the verifier suggests without being sure of them. */
function meant({ text, faults }: Program): Change[] {
  return faults.flatMap(({ diagnostic: { edits = [], detail, address }, start, end }): Change[] => {
    const [, name] = /Did you mean "([\w-]+)"\?$/.exec(detail) ?? [];
    const said = text.slice(start, end);
    if (edits.length > 0 || name === undefined || !/^[\w-]+$/.test(said)) return [];
    const title = `${address ?? "program"}: "${said}" is now "${name}"`;
    return [
      { start, end, text: name, fix: { kind: "suggested-edit", title, ...(address !== undefined && { address }) } },
    ];
  });
}

/** Required arguments that are missing and whose names say which other block makes them. */
function connected(program: Program): Change[] {
  return [...program.resources()].flatMap(({ block, address, schema }): Change[] => {
    if (!schema || program.faultsIn(block).length === 0) return [];
    const given = new Set(block.items.map(({ name }) => name));
    return [...schema.attributes].flatMap(([name, { required, type }]): Change[] => {
      const isMissing = required && !given.has(name);
      const expression = isMissing ? connection(program, block.labels[0] ?? "", name, type) : undefined;
      if (expression === undefined) return [];
      const title = `${address}: ${name} = ${expression}, the only one here`;
      const sameLine = !/^[ \t]*\r?\n/.test(program.text.slice(block.body, block.close));
      const text = `\n  ${name} = ${expression}${sameLine ? "\n" : ""}`;
      return [{ start: block.body, end: block.body, text, fix: { kind: "connect", title, address } }];
    });
  });
}

/** A reference to a name nobody declared, when only one block of that type is there to be meant. */
function renamedReference(program: Program, { diagnostic, start, end }: Fault): Change[] {
  if (diagnostic.code !== "undeclared-reference") return [];
  const [said, type] = /^((?:data\.)?\w+)\.[\w-]+/.exec(program.text.slice(start, end)) ?? [];
  const [only, ...others] = [...program.resources()].filter((one) => one.type === type);
  if (said === undefined || !only || others.length > 0 || addressOf(only.block) === diagnostic.address) return [];
  const title = `${said}: not declared, ${only.address} is the only one`;
  return [{ start, end: start + said.length, text: only.address, fix: { kind: "rename-reference", title } }];
}

/** The second of two blocks that have one name and say different things gets a name of its own. */
function renamedBlock({ text, items }: Program, { diagnostic, start }: Fault): Change[] {
  const block = diagnostic.code === "duplicate-resource" && items.find((one) => one.start <= start && start < one.end);
  if (!block) return [];
  const [type, name] = block.labels as [string, string];
  const isTaken = (other: string) => items.some(({ labels }) => labels[0] === type && labels[1] === other);
  const own = freeName(name, isTaken);
  const at = block.start + text.slice(block.start, block.body).lastIndexOf(name);
  const title = `${type}.${name}: the second of that name is now ${own}`;
  const fix = { kind: "rename-duplicate", title, address: `${type}.${own}` } as const;
  return [{ start: at, end: at + name.length, text: own, fix }];
}
