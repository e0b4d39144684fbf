/**
 * What data knows of types: what leads to what, what is usual, what people call it. Counts from the providers' documentation, never text. It is knowledge and
 * no rule: the schema says what may be written, a request what is wanted.
 */
import { own } from "../core/own.ts";
import { words } from "../language/words.ts";
import type { Counted, Grants, TypeLine, Value } from "./format.ts";
import { ProviderKnowledge } from "./provider.ts";
import { byWords, type ScoredType, WordIndex } from "./rank.ts";

/** A type that another one leads to. */
export interface Need {
  type: string;
  /** Of the examples that have the type, how many lead to it; of an argument that no example gives, of all that have its name. */
  share: number;
  /** The usual path of the argument that leads to it. */
  argument: string;
  /** Usually several of them, as the subnets of a subnet group. */
  many: boolean;
  /** Known by hand, whatever examples show. */
  always: boolean;
}

/** An argument that refers to an attribute of another type. */
export interface Ref {
  path: string;
  target: string;
  attribute: string;
  /** Of all references in this argument. */
  share: number;
  count: number;
}

/** The type that a path begins with, and the rest of it. */
export const typeAndPath = (path: string): [type: string, inside: string] => {
  const [, type = "", inside = ""] = /^((?:data\.)?\w+)\.(.*)$/s.exec(path) ?? [];
  return [type, inside];
};

/** The path of the block that an argument or block is in; "" at the top. */
export const blockOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(".")));

export interface Use {
  name: string;
  /** Of the examples that have the block around it. */
  share: number;
  count: number;
}

export interface UsualValue {
  value: Value;
  /** Of the counted values of this argument. */
  share: number;
  count: number;
}

export class Knowledge {
  readonly #providers = new Map<string, ProviderKnowledge>();
  readonly #words = new Map<string, WordIndex>();

  /** `texts`: the content of files of public/knowledge. Throws an Error when one is something else. */
  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      const provider = new ProviderKnowledge(text);
      this.#providers.set(provider.header.provider, provider);
    }
  }

  /** Reads index.json and the files that it names. */
  static async read(file: (name: string) => Promise<string>): Promise<Knowledge> {
    const names = JSON.parse(await file("index.json")) as string[];
    return new Knowledge(await Promise.all(names.map((name) => file(`${name}.jsonl`))));
  }

  /** How many examples have a block of the type. */
  examples(type: string): number {
    return this.#line(type).n;
  }

  /** Types that `type` leads to, most usual first. */
  needs(type: string): Need[] {
    const { n, needs = {} } = this.#line(type);
    return Object.entries(needs)
      .map(([other, [count, many, argument, always]]) => ({
        type: other,
        share: count > 0 ? count / n : this.#shareOfName(argument, other),
        argument,
        many: many * 2 > count,
        always: always === 1,
      }))
      .sort((a, b) => b.share - a.share || (a.type < b.type ? -1 : 1));
  }

  /** Types of which each block has one of `type`: as many associations as subnets. */
  each(type: string): readonly string[] {
    return this.#line(type).each ?? [];
  }

  /** What an argument refers to, most usual first; where no example of the type says it, what arguments of its name refer to. */
  refsAt(type: string, path: string): Ref[] {
    const known = own(this.#line(type).refs ?? {}, path);
    const named = this.#named(type, path);
    return refsOf(path, typeof known === "number" ? named.slice(0, 1).map(([to]) => [to, known]) : (known ?? named));
  }

  /** Whether examples of the type itself refer by an argument. */
  isReference(type: string, path: string): boolean {
    return own(this.#line(type).refs ?? {}, path) !== undefined;
  }

  /** Whether any example of the type gives an argument. */
  isGiven(type: string, path: string): boolean {
    const at = path.lastIndexOf(".");
    return this.use(type, at < 0 ? "" : path.slice(0, at), path.slice(at + 1)) !== undefined;
  }

  /** Arguments and blocks that stand in a block of `type`, most usual first; `block`: its path, "" for the type's own. */
  usual(type: string, block = ""): Use[] {
    const [n, always, others = {}] = own(this.#line(type).uses ?? {}, block) ?? [1, ""];
    const all = always.split(" ").filter(Boolean);
    return [
      ...all.map((name): [string, number] => [name, n]),
      ...Object.entries(others).sort(([, a], [, b]) => b - a),
    ].map(([name, count]) => ({ name, share: count / n, count }));
  }

  /** How usual something is in a block of `type`; undefined where no example has it. */
  use(type: string, block: string, name: string): Use | undefined {
    const [n, always, others = {}] = own(this.#line(type).uses ?? {}, block) ?? [0, ""];
    const count = own(others, name) ?? (` ${always} `.includes(` ${name} `) ? n : 0);
    return count > 0 ? { name, share: count / n, count } : undefined;
  }

  /** Paths of `type` that are known by hand to make no sense without; undefined where nobody said any. */
  always(type: string): readonly string[] | undefined {
    return this.#line(type).always;
  }

  /** What is known by hand to be in a block of a name if it is written at all: "" for a type's own, "*" for any. */
  inside(type: string, block: string): readonly string[] {
    return own(this.#providerOf(type)?.header.inside ?? {}, block) ?? [];
  }

  /** Literal values that examples give an argument, most usual first; of a map its keys, at `PATH.*`. */
  values(type: string, path: string): UsualValue[] {
    const counted = own(this.#line(type).values ?? {}, path) ?? [];
    const all = counted.reduce((sum, [, count]) => sum + count, 0);
    return counted.map(([value, count]) => ({ value, share: count / all, count }));
  }

  /** Kinds of texts that an argument takes: by examples of the type, else (`byName`) of others that have one of its name. */
  kinds(type: string, path: string): { kinds: ReadonlySet<string>; byName: boolean } {
    const line = this.#line(type);
    const known = kindsIn(line, line.kinds).get(path);
    if (known) return { kinds: known, byName: false };
    const header = this.#providerOf(type)?.header;
    const name = path.slice(path.lastIndexOf(".") + 1);
    const named = header && kindsIn(header, header.kinds);
    return { kinds: named?.get(name) ?? named?.get(name.replace(/s$/, "")) ?? NONE, byName: true };
  }

  /** All values that an argument takes, where its documentation lists them and the verifier's rules don't. */
  listed(type: string, path: string): readonly string[] | undefined {
    return own(this.#line(type).lists ?? {}, path);
  }

  /**
   * What the policy that an argument takes grants in examples, or the role: `grants("aws_lambda_function", "role")` has lambda.amazonaws.com as a
   * principal. Empty when no example shows it.
   */
  grants(type: string, path: string): Grants {
    return own(this.#line(type).grants ?? {}, path) ?? {};
  }

  /** Types that the words of a text are said of, likeliest first; of some providers only where these are given. */
  typesFor(
    text: string,
    { limit = 20, providers }: { limit?: number; providers?: Iterable<string> } = {},
  ): ScoredType[] {
    const indices = [...(providers ?? this.#providers.keys())].flatMap((name) => this.wordsOf(name) ?? []);
    return byWords(indices, text, limit);
  }

  /** The types of a provider by their words; undefined when nothing is known of it. */
  wordsOf(provider: string): WordIndex | undefined {
    const known = this.#providers.get(provider);
    if (known && !this.#words.has(provider)) this.#words.set(provider, new WordIndex(known));
    return this.#words.get(provider);
  }

  #providerOf(type: string): ProviderKnowledge | undefined {
    return this.#providers.get(type.replace(/^data\./, "").replace(/_.*/s, ""));
  }

  #line(type: string): TypeLine {
    return this.#providerOf(type)?.of(type) ?? NO_LINE;
  }

  #named(type: string, path: string): Counted<string> {
    return own(this.#providerOf(type)?.header.names ?? {}, path.slice(path.lastIndexOf(".") + 1)) ?? [];
  }

  #shareOfName(argument: string, type: string): number {
    return refsOf(argument, this.#named(type, argument))
      .filter(({ target }) => target === type)
      .reduce((sum, { share }) => sum + share, 0);
  }
}

const NO_LINE: TypeLine = { n: 0 };
const NONE: ReadonlySet<string> = new Set();
const kindsRead = new WeakMap<object, ReadonlyMap<string, ReadonlySet<string>>>();

/** Of a line, its kinds by path; read once. */
function kindsIn(line: object, kinds: TypeLine["kinds"] = {}): ReadonlyMap<string, ReadonlySet<string>> {
  const known = kindsRead.get(line);
  if (known) return known;
  const read = new Map<string, Set<string>>();
  for (const [kind, paths] of Object.entries(kinds))
    for (const path of paths.split(" ")) read.set(path, (read.get(path) ?? new Set()).add(kind));
  kindsRead.set(line, read);
  return read;
}

function refsOf(path: string, targets: Counted<string>): Ref[] {
  const all = targets.reduce((sum, [, count]) => sum + count, 0);
  return targets.map(([to, count]) => {
    const at = to.lastIndexOf(".");
    return { path, target: to.slice(0, at), attribute: to.slice(at + 1), share: count / all, count };
  });
}

/** Whether an argument is named after a type: `autoscaling_group_name` after `aws_autoscaling_group`, `node_role_arn` after `aws_iam_role`. */
export function isNamedAfter(path: string, type: string): boolean {
  const last = words(type.replaceAll("_", " ")).at(-1) ?? "";
  return words(path.slice(path.lastIndexOf(".") + 1).replaceAll("_", " ")).includes(last);
}
