/** Top-level blocks in the canonical layout. */
import type { Scope } from "../constraint.ts";
import { body } from "./canonical-body.ts";
import { local, moduleCall, output, RESERVED, settings, variable } from "./canonical-kinds.ts";
import type { Place } from "./canonical-value.ts";
import { name } from "./characters.ts";
import { either, end, literal, type Then } from "./machine.ts";
import { sorted, words } from "./words.ts";
import { withoutId } from "./written.ts";

/** Any number of blocks, a blank line between them. */
export function canonicalProgram(scope: Scope): Then {
  const more: Then = (out) =>
    either(
      end,
      literal(
        "\n",
        either(
          end,
          literal("\n", (o) => canonicalBlock(scope, more)(o)),
        ),
      ),
    )(out);
  return either(end, canonicalBlock(scope, more));
}

/** One block. */
export function canonicalBlock(scope: Scope, then: Then): Then {
  return either(
    typed(scope, "resource", "", then),
    typed(scope, "data", "data.", then),
    typed(scope, "ephemeral", "ephemeral.", then),
    provider(scope, then),
    named(scope, "variable", "var.", variable, then),
    named(scope, "output", "output.", output, then),
    named(scope, "module", "module.", moduleCall, then),
    plain(scope, "locals", local, then),
    plain(scope, "terraform", settings, then),
  );
}

const place = (scope: Scope, path: string, own: string): Place => ({ scope, path, own, indent: "", ephemeral: false });

const types = new WeakMap<Scope, Map<string, readonly string[]>>();
const PREFIXES = /^(?:data|ephemeral|provider)\./;

/** Types of `scope` that are written behind a keyword, without their prefix. */
function typesOf(scope: Scope, prefix: string): readonly string[] {
  const known = types.get(scope) ?? new Map<string, readonly string[]>();
  types.set(scope, known);
  let found = known.get(prefix);
  if (!found) {
    const own = [...scope.blocks.keys()].filter((type) =>
      prefix === "" ? !PREFIXES.test(type) && !KINDS.has(type) : type.startsWith(prefix),
    );
    found = sorted(own.map((type) => type.slice(prefix.length)));
    known.set(prefix, found);
  }
  return found;
}

/** Keys of a scope's blocks that are no resource types: a narrowed schema of a kind. */
const KINDS = new Set(["variable", "output", "module", "locals", "terraform"]);

function typed(scope: Scope, keyword: string, prefix: string, then: Then): Then {
  const all = typesOf(scope, prefix);
  if (all.length === 0) return () => {};
  const header = words(all, (index, out) => {
    const type = `${prefix}${all[index]}`;
    const known = scope.blocks.get(type);
    if (!known) return;
    const block = prefix === "" ? withoutId(known) : known;
    const named = (own: string): Then =>
      literal('" ', (o) => body(block, place(scope, type, `${type}.${own}`), then)(o));
    literal('" "', name(named))(out);
  });
  return literal(`${keyword} "`, header);
}

function provider(scope: Scope, then: Then): Then {
  const all = typesOf(scope, "provider.");
  if (all.length === 0) return () => {};
  const header = words(all, (index, out) => {
    const type = `provider.${all[index]}`;
    const block = scope.blocks.get(type);
    if (block) literal('" ', body(block, place(scope, type, type), then))(out);
  });
  return literal('provider "', header);
}

/** The body of a kind of block, by a narrowed schema when there is one. */
type Body = (place: Place, then: Then) => Then;

const bodyOf = (scope: Scope, kind: string, of: Body): Body => {
  const block = scope.blocks.get(kind);
  return block ? (where, then) => body(block, where, then) : of;
};

function named(scope: Scope, kind: string, prefix: string, of: Body, then: Then): Then {
  const inner = bodyOf(scope, kind, of);
  return literal(
    `${kind} "`,
    name((own) =>
      kind === "variable" && RESERVED.includes(own)
        ? () => {}
        : literal('" ', (out) => inner(place(scope, kind, prefix + own), then)(out)),
    ),
  );
}

const plain = (scope: Scope, kind: string, of: Body, then: Then): Then =>
  literal(`${kind} `, (out) => bodyOf(scope, kind, of)(place(scope, kind, kind), then)(out));
