/** What decoding allows, as plain data: it goes to the worker in which the model runs. */
import type { Facts } from "./facts.ts";
import type { Block, CtyType, NestedAttributes } from "./schema.ts";

/** What a block may be, as plain data. */
export interface Scope {
  /** Schemas by type: `aws_vpc`, `data.aws_ami`, `ephemeral.x`, `provider.aws`. A narrowed schema (fewer arguments, more required) is how a request is heeded. */
  readonly blocks: ReadonlyMap<string, Block>;
  /** What may be referred to, with its type: `aws_vpc.main` (object, or list/map of objects with count/for_each), `data.aws_ami.x`, `var.x`, `local.x`, `module.m`, … */
  readonly declared: ReadonlyMap<string, CtyType>;
  /** Strings that an argument takes and no schema tells, by `TYPE.path.argument`: `aws_security_group.ingress.protocol`. */
  readonly values?: ReadonlyMap<string, readonly string[]>;
  /** Expressions (HCL text) of which an argument takes one and nothing else, by the same path: what the request or the program says. */
  readonly choices?: ReadonlyMap<string, readonly string[]>;
  /** What else providers refuse, by type: formats, lengths, ranges, what excludes what. */
  readonly facts?: Facts;
  /** Schemas of JSON documents that a string argument holds, by the same path: written as `jsonencode({…})`. `values` and `choices` go on inside: `TYPE.policy.Statement.Effect`. */
  readonly documents?: ReadonlyMap<string, NestedAttributes>;
  /**
   * Text that stands where the argument or the blocks of this path would, verbatim, in the canonical layout: whole items with their indentation,
   * each with its line break. It has to be written, once, and nothing else is written there.
   */
  readonly fixed?: ReadonlyMap<string, string>;
}

/** `free`: what people and `terraform fmt` write. `canonical`: the one layout in which models write, plain expressions only. */
export type Layout = "free" | "canonical";

/** What a completion may be. */
export type Constraint =
  | {
      readonly kind: "block";
      readonly scope: Scope;
      /** Text of the program that the acceptor has taken already: the block's header. */
      readonly start: string;
    }
  | { readonly kind: "one-of"; readonly texts: readonly string[] };
