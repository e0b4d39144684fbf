/** Who takes on the roles of a program and what they are then let do, as examples show it: a role says the first, its policies the second. */
import type { Grants } from "./format.ts";
import type { Knowledge } from "./knowledge.ts";

const ROLE = "aws_iam_role";

/** What examples grant to the roles that `types` usually take on, in their order; nothing where no example shows it. */
const grantsOf = (types: readonly string[], knowledge: Knowledge): Grants[] =>
  types.flatMap((type) =>
    knowledge.needs(type).flatMap((need) => (need.type === ROLE ? [knowledge.grants(type, need.argument)] : [])),
  );

/** Values of all, the most usual of each first: those that most examples with the usual one have, too. */
const allOf = (all: readonly Grants[], kind: keyof Grants): string[] => [
  ...new Set(
    all.flatMap((grants) => {
      const counted = grants[kind] ?? [];
      const most = counted[0]?.[1] ?? 0;
      return counted.filter(([, count]) => count * 2 > most).map(([value]) => value);
    }),
  ),
];

/** Services that take on roles in a program of `types`. */
export const principalsOf = (types: readonly string[], knowledge: Knowledge): string[] =>
  allOf(grantsOf(types, knowledge), "principals");

/** Actions that a role's policy allows in a program of `types`. */
export const actionsOf = (types: readonly string[], knowledge: Knowledge): string[] =>
  allOf(grantsOf(types, knowledge), "actions");

/** Policies of AWS that such a role is given. */
export const managedPolicies = (types: readonly string[], knowledge: Knowledge): string[] =>
  allOf(grantsOf(types, knowledge), "policies");

/** The blocks by which a role of a program of `types` gets its rights; undefined where it has one already, or nothing takes the role on. */
export function policiesFor(
  types: readonly string[],
  knowledge: Knowledge,
): { type: string; count: number } | undefined {
  const takers = types.filter((type) => knowledge.needs(type).some((need) => need.type === ROLE));
  const isGranted = types.some((type) => type.startsWith(`${ROLE}_policy`) || type === "aws_iam_policy");
  if (!types.includes(ROLE) || isGranted || takers.every((type) => type.startsWith("aws_iam_"))) return undefined;
  const { length } = managedPolicies(takers, knowledge);
  return length > 0 ? { type: `${ROLE}_policy_attachment`, count: length } : { type: `${ROLE}_policy`, count: 1 };
}
