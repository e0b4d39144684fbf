/** Top-level blocks in the canonical layout. */
import type { Scope } from "../../core/constraint.ts";
import { body } from "./canonical-body.ts";
import { local, moduleCall, output, RESERVED, settings, variable } from "./canonical-kinds.ts";
import type { Place } from "./canonical-value.ts";
import { name } from "./characters.ts";
import { either, end, literal, type Then } from "./machine.ts";
import { sorted, words } from "./words.ts";
import { withoutId } from "./written.ts";

/** Any number of blocks, a blank line between them; nothing is declared twice. */
export function canonicalProgram(scope: Scope, taken: ReadonlySet<string> = new Set()): Then {
  const behind = (address: string): Then => {
    const all = new Set([...taken, address]);
    const more = literal("\n", (out) => canonicalProgram(scope, all)(out));
    return either(end, literal("\n", either(end, more)));
  };
  return either(end, blocks({ scope, taken, behind }));
}

/** One block, and nothing after it. */
export const canonicalBlock = (scope: Scope): Then => blocks({ scope, taken: new Set(), behind: () => end });

/** What a block stands in. */
interface Around {
  readonly scope: Scope;
  /** Addresses that are taken. */
  readonly taken: ReadonlySet<string>;
  /** What follows a block of an address. */
  behind(address: string): Then;
}

function blocks(around: Around): Then {
  return either(
    typed(around, "resource", ""),
    typed(around, "data", "data."),
    typed(around, "ephemeral", "ephemeral."),
    provider(around),
    named(around, "variable", "var.", variable),
    named(around, "output", "output.", output),
    named(around, "module", "module.", moduleCall),
    plain(around, "locals", local),
    plain(around, "terraform", settings),
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

function typed({ scope, taken, behind }: Around, keyword: string, prefix: string): Then {
  const all = typesOf(scope, prefix);
  if (all.length === 0) return () => {};
  const header = words(all, (index, out) => {
    const type = `${prefix}${all[index]}`;
    const known = scope.blocks.get(type);
    if (!known) return;
    const block = prefix === "" ? withoutId(known) : known;
    const named = (own: string): Then => {
      const address = `${type}.${own}`;
      if (taken.has(address)) return () => {};
      return literal('" ', (o) => body(block, place(scope, type, address), behind(address))(o));
    };
    literal('" "', name(named))(out);
  });
  return literal(`${keyword} "`, header);
}

function provider({ scope, taken, behind }: Around): Then {
  const all = typesOf(scope, "provider.").filter((own) => !taken.has(`provider.${own}`));
  if (all.length === 0) return () => {};
  const header = words(all, (index, out) => {
    const type = `provider.${all[index]}`;
    const block = scope.blocks.get(type);
    if (block) literal('" ', body(block, place(scope, type, type), behind(type)))(out);
  });
  return literal('provider "', header);
}

/** The body of a kind of block, by a narrowed schema when there is one. */
type Body = (place: Place, then: Then) => Then;

const bodyOf = (scope: Scope, kind: string, of: Body): Body => {
  const block = scope.blocks.get(kind);
  return block ? (where, then) => body(block, where, then) : of;
};

function named({ scope, taken, behind }: Around, kind: string, prefix: string, of: Body): Then {
  const inner = bodyOf(scope, kind, of);
  const one = (own: string): Then => {
    const address = prefix + own;
    if (taken.has(address) || (kind === "variable" && RESERVED.includes(own))) return () => {};
    return literal('" ', (out) => inner(place(scope, kind, address), behind(address))(out));
  };
  return literal(`${kind} "`, name(one));
}

/** A block without a name, of which a program has one. */
const plain = ({ scope, taken, behind }: Around, kind: string, of: Body): Then =>
  taken.has(kind)
    ? () => {}
    : literal(`${kind} `, (out) => bodyOf(scope, kind, of)(place(scope, kind, kind), behind(kind))(out));
