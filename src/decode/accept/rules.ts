/** What providers refuse beyond their schema, as the values that are written have to heed it. Only what is certain counts. */

import type { Scope } from "../../core/constraint.ts";
import type { Format, TypeFacts } from "../../core/facts.ts";
import { NAMED, PERIODS } from "./named-forms.ts";
import { type Matching, matching } from "./pattern.ts";

export type Limits = readonly [least: number, most: number];

/** What a text has to look like. */
export interface Form {
  /** Patterns that it has to match, all of them. */
  readonly starts: readonly Matching[];
  readonly length: Limits;
  /** A pattern that it must not match. */
  readonly not: Matching | undefined;
}

const SPLIT = /^((?:(?:data|ephemeral|provider)\.)?[^.]+)\.?(.*)$/;

/** The facts of the type that a path begins with, and the rest of the path. */
export function factsAt({ facts }: Scope, path: string): { facts: TypeFacts; inside: string } | undefined {
  if (!facts) return undefined;
  const [, type = "", inside = ""] = SPLIT.exec(path) ?? [];
  const own = facts[type];
  return own && { facts: own, inside };
}

const forms = new WeakMap<TypeFacts, Map<string, Form | undefined>>();

/** The form of the text at a path; undefined where any will do. */
export function formAt(scope: Scope, path: string): Form | undefined {
  const at = factsAt(scope, path);
  if (!at) return undefined;
  const known = forms.get(at.facts) ?? new Map<string, Form | undefined>();
  forms.set(at.facts, known);
  if (known.has(at.inside)) return known.get(at.inside);
  const form = read(at.facts.formats?.[at.inside], at.facts.length?.[at.inside]);
  known.set(at.inside, form);
  return form;
}

function read(format: Format | undefined, length: Limits | undefined): Form | undefined {
  if (!format && !length) return undefined;
  const pattern = format?.pattern ?? NAMED[format?.check ?? ""];
  const patterns = [pattern, ...(format?.and ?? [])].flatMap((own) => (own === undefined ? [] : [matching(own)]));
  return {
    starts: patterns.filter((own) => own !== undefined),
    length: length ?? [0, Number.POSITIVE_INFINITY],
    not: format?.not === undefined ? undefined : matching(format.not),
  };
}

/** Which JSON the text at a path holds; undefined where it needn't be any. */
export function jsonAt(scope: Scope, path: string): "json" | "json-object" | "json-array" | undefined {
  const at = factsAt(scope, path);
  const check = at?.facts.formats?.[at.inside]?.check;
  return check === "json" || check === "json-object" || check === "json-array" ? check : undefined;
}

/** The numbers that a check knows by name, where one is asked for. */
export function numbersAt(scope: Scope, path: string): readonly string[] | undefined {
  const at = factsAt(scope, path);
  return at?.facts.formats?.[at.inside]?.check === "period" ? PERIODS : undefined;
}

export function rangeAt(scope: Scope, path: string): Limits | undefined {
  const at = factsAt(scope, path);
  return at?.facts.range?.[at.inside] ?? at?.facts.doubtful?.range?.[at.inside];
}

/** How many items a list may have. */
export function itemsAt(scope: Scope, path: string): Limits | undefined {
  const at = factsAt(scope, path);
  return at?.facts.items?.[at.inside];
}
