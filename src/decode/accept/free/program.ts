/** A program as people write it: top-level blocks of every kind. */

import type { Scope } from "../../../core/constraint.ts";
import type { Block } from "../../../core/schema.ts";
import { end, type Out, type Then } from "../machine.ts";
import { typeOfBlock } from "../types.ts";
import { withoutId } from "../written.ts";
import { body, labels, type Nested, type Spec } from "./body.ts";
import type { Context } from "./context.ts";
import {
  checkSpec,
  IMPORT,
  LOCALS,
  MODULE,
  MOVED,
  OUTPUT,
  providerSpec,
  REMOVED,
  SETTINGS,
  variableSpec,
} from "./kinds.ts";
import { dataSpec, resourceSpec } from "./meta.ts";
import { hand, peek, space } from "./peek.ts";
import { schemaSpec } from "./schema-body.ts";
import { ANY_SPEC } from "./table-body.ts";
import { word } from "./words.ts";

/** Any number of blocks; nothing is declared twice. */
export function freeProgram(scope: Scope, written: ReadonlySet<string> = new Set()): Then {
  const behind = (address: string | undefined): Then => {
    const more = (out: Out) =>
      freeProgram(scope, address === undefined ? written : new Set([...written, address]))(out);
    return space(false, (out) => {
      end(out);
      peek((char, o) => char === "\n" && more(o), "\n")(out);
    });
  };
  const block = word(
    (kind, char, out) => {
      const own = top(scope, kind, written, behind);
      if (own) hand(space(false, own), char, out);
    },
    () => hints(scope),
  );
  return space(true, (out) => {
    end(out);
    block(out);
  });
}

const hints = (scope: Scope): string[] => [
  ...[...scope.blocks.keys()].map((type) => {
    const [kind, own] = /^(data|ephemeral|provider)\.(.*)/.exec(type)?.slice(1) ?? ["resource", type];
    return kind === "provider" ? `provider "${own}" {\n` : `${kind} "${own}" "x" {\n`;
  }),
  'variable "x" {\n',
  'output "x" {\n',
  "locals {\n",
];

/** How a kind of block is written: its labels, and by them its body and its address. */
interface Kind {
  readonly labels: number;
  read(
    scope: Scope,
    labels: readonly string[],
  ): { spec: Spec; address?: string; own?: string; ephemeral?: boolean } | undefined;
}

function top(
  scope: Scope,
  kind: string,
  written: ReadonlySet<string>,
  behind: (address?: string) => Then,
): Then | undefined {
  const own = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!own) return undefined;
  return labels(own.labels, [], (read) => {
    const block = own.read(scope, read);
    if (!block || (block.address !== undefined && written.has(block.address))) return () => {};
    const context: Context = {
      scope,
      lines: false,
      depth: 0,
      own: block.own ?? "",
      ...(block.ephemeral && { ephemeral: true }),
    };
    return body(block.spec, context, behind(block.address));
  });
}

const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

const specs = new WeakMap<Block, Map<string, Spec>>();

/** Made once for each schema: bodies are asked for again and again. */
function cached(block: Block, type: string, make: () => Spec): Spec {
  const known = specs.get(block) ?? new Map<string, Spec>();
  specs.set(block, known);
  const spec = known.get(type) ?? make();
  known.set(type, spec);
  return spec;
}

function typed(prefix: string): Kind {
  return {
    labels: 2,
    read(scope, [type = "", name = ""]) {
      const key = `${prefix}${type}`;
      const block = scope.blocks.get(key);
      if (!block || !NAME.test(name)) return undefined;
      const spec = cached(block, key, () => {
        const schema = schemaSpec(prefix === "" ? withoutId(block) : block, key);
        const self = typeOfBlock(block);
        const has = (own: string) => block.attributes.has(own) || block.blocks.has(own);
        return prefix === "" ? resourceSpec(schema, self, has) : dataSpec(schema, self);
      });
      const address = `${key}.${name}`;
      return { spec, address, own: address, ephemeral: prefix === "ephemeral." };
    },
  };
}

const named = (prefix: string, spec: (name: string) => Spec | undefined): Kind => ({
  labels: 1,
  read(_, [name = ""]) {
    const own = NAME.test(name) ? spec(name) : undefined;
    return own && { spec: own, address: `${prefix}${name}`, own: `${prefix}${name}` };
  },
});

const plain = (spec: Spec): Kind => ({ labels: 0, read: () => ({ spec }) });

const DATA = typed("data.");
const CHECK: Nested = {
  labels: 2,
  body: (read, context) => {
    const own = DATA.read(context.scope, read);
    return own && { spec: own.spec, context };
  },
  change: ([type = "", name = ""], context) => {
    const block = context.scope.blocks.get(`data.${type}`);
    return block ? { ...context, nearby: { address: `data.${type}.${name}`, type: typeOfBlock(block) } } : context;
  },
};

const KINDS: Readonly<Record<string, Kind>> = {
  resource: typed(""),
  data: DATA,
  ephemeral: typed("ephemeral."),
  provider: {
    labels: 1,
    read(scope, [name = ""]) {
      const key = `provider.${name}`;
      const block = scope.blocks.get(key);
      return (
        block && { spec: cached(block, key, () => providerSpec(schemaSpec(block, key))), own: key, ephemeral: true }
      );
    },
  },
  variable: named("var.", variableSpec),
  output: named("output.", () => OUTPUT),
  module: named("module.", () => MODULE),
  locals: plain(LOCALS),
  terraform: plain(SETTINGS),
  moved: plain(MOVED),
  import: plain(IMPORT),
  removed: plain(REMOVED),
  // Set aside by the verifier: OpenTofu has no actions.
  action: { labels: 2, read: (_, [type, name]) => ({ spec: ANY_SPEC, address: `action.${type}.${name}` }) },
  check: named("check.", () => checkSpec(CHECK)),
};
