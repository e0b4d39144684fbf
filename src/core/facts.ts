/** What the engine knows of types beyond their schema: the rules by which it judges values, told to what writes programs. */

/** What a text has to look like: by patterns (RE2 syntax), or by the name of a check that no pattern expresses, such as `cidr4`. */
export interface Format {
  readonly check?: string;
  readonly pattern?: string;
  /** Must not match. */
  readonly not?: string;
  /** Must match as well. */
  readonly and?: readonly string[];
  /** "must be …", for people and models. */
  readonly words: string;
}

type ByPath<T> = Readonly<Record<string, T>>;
type Limits = readonly [least: number, most: number];
type Groups = readonly (readonly string[])[];

/** Keys are paths through blocks (`rule.status`); all members of a group lie in one block. */
export interface TypeFacts {
  /** The allowed values. */
  readonly values?: ByPath<readonly string[]>;
  /** The allowed values, whose case doesn't matter. */
  readonly anyCase?: ByPath<readonly string[]>;
  /** Documented values, of which there may be others. */
  readonly spelling?: ByPath<readonly string[]>;
  readonly range?: ByPath<Limits>;
  /** Of texts. */
  readonly length?: ByPath<Limits>;
  /** How many elements a list or set has. */
  readonly items?: ByPath<Limits>;
  readonly formats?: ByPath<Format>;
  /** Arguments, by their names in the same block, that have to be given with this one. */
  readonly needs?: ByPath<readonly string[]>;
  /** At most one of them. */
  readonly conflicts?: Groups;
  /** At least one of them; of one member: it is required. */
  readonly any?: Groups;
  /** Exactly one of them. */
  readonly one?: Groups;
  /** The same, where the provider probably refuses, but not for certain. */
  readonly doubtful?: TypeFacts;
}

/** The values of an argument that a rule or the documentation names; where only the latter does, there may be others. */
export const namedValues = (facts: TypeFacts | undefined, key: string): readonly string[] | undefined =>
  allowedValues(facts, key) ?? facts?.doubtful?.spelling?.[key];

/** The values that an argument takes, where all of them are known. */
export const allowedValues = (facts: TypeFacts | undefined, key: string): readonly string[] | undefined =>
  facts?.values?.[key] ?? facts?.anyCase?.[key] ?? facts?.doubtful?.values?.[key];

const plain = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, "");

/** An expression with its texts spelt as `values` spell them, where they differ in nothing but case and signs: `"delete"` for `Delete`. */
export const spelt = (expression: string, values: readonly string[] | undefined): string =>
  values === undefined || /\$\{/.test(expression)
    ? expression
    : expression.replace(/"((?:[^"\\]|\\.)*)"/g, (whole, text: string) => {
        const meant = values.includes(text) ? undefined : values.find((value) => plain(value) === plain(text));
        return meant === undefined ? whole : JSON.stringify(meant);
      });

/** By type: `aws_vpc`, `data.aws_ami`, `provider.aws`. A type without facts isn't there. */
export type Facts = Readonly<Record<string, TypeFacts>>;

export interface FactsSource {
  /** For the newest version of each provider. Rejects when the engine can't be asked. */
  facts(types: readonly string[], signal?: AbortSignal): Promise<Facts>;
}

/** Whether a text has the form; undefined where that isn't known here (a named check, a pattern that JavaScript can't read). */
export function hasFormat(text: string, { pattern, not, and = [] }: Format): boolean | undefined {
  if (pattern === undefined) return undefined;
  try {
    return [pattern, ...and].every((one) => regExp(one).test(text)) && !(not && regExp(not).test(text));
  } catch {
    return undefined;
  }
}

/** RE2 has flags inside the pattern, JavaScript outside. */
function regExp(pattern: string): RegExp {
  const insensitive = pattern.startsWith("(?i)");
  return new RegExp(insensitive ? pattern.slice(4) : pattern, insensitive ? "i" : "");
}
