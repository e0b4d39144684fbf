/** What providers refuse beyond their schema, as the values that are written have to heed it. Only what is certain counts. */
import type { Format, TypeFacts } from "../../core/facts.ts";
import type { Scope } from "../constraint.ts";
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

const NAMED: Readonly<Record<string, string>> = {
  arn: "^arn:aws:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:[A-Za-z0-9/_.-]+$",
  ip: "^10\\.(?:[1-9]?[0-9])\\.(?:[1-9]?[0-9])\\.(?:[1-9]?[0-9])$",
  ip4: "^10\\.(?:[1-9]?[0-9])\\.(?:[1-9]?[0-9])\\.(?:[1-9]?[0-9])$",
};

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

export function rangeAt(scope: Scope, path: string): Limits | undefined {
  const at = factsAt(scope, path);
  return at?.facts.range?.[at.inside];
}

/** How many items a list may have. */
export function itemsAt(scope: Scope, path: string): Limits | undefined {
  const at = factsAt(scope, path);
  return at?.facts.items?.[at.inside];
}
