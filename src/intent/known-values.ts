/** The values that arguments take: by the provider's rules, or by its documentation. */
import { allowedValues, namedValues, type TypeFacts } from "../core/facts.ts";
import type { Schemas } from "../knowledge/schemas.ts";

/** Values that documentation lists and the provider's rules don't tell; `path` begins with the type. */
export function listedValues({ knowledge }: Schemas, path: string): readonly string[] | undefined {
  const [, type = "", inside = ""] = /^((?:data\.)?\w+)\.(.*)$/s.exec(path) ?? [];
  return knowledge.listed(type, inside);
}

/** The values that an argument of a type takes: by the provider's rules, or known otherwise. */
export const valuesOf = (
  schemas: Schemas,
  facts: TypeFacts | undefined,
  type: string,
  key: string,
): readonly string[] | undefined => allowedValues(facts, key) ?? schemas.knowledge.listed(type, key);

/** How the values of an argument are spelt, also where there may be others. */
export const spellingOf = (
  schemas: Schemas,
  facts: TypeFacts | undefined,
  type: string,
  key: string,
): readonly string[] | undefined => valuesOf(schemas, facts, type, key) ?? namedValues(facts, key);
