/** The proof of a refactoring: both programs plan the same, once addresses that have become others are taken as one. Pure. */
import type { Move } from "../core/refactor.ts";
import type { Report } from "../core/report.ts";

/** What two plans differ in, a line each; none when the one is the other with addresses `moved`, one refactoring after the other. Undefined without both plans. */
export function planDifference(
  before: Report,
  after: Report,
  ...moved: readonly (readonly Move[])[]
): string[] | undefined {
  if (!before.plan || !after.plan) return undefined;
  const was = partsOf(before.plan as Plan, (address) => moved.reduce(renamed, address));
  const is = partsOf(after.plan as Plan, (address) => address);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    if (old === now) return [];
    if (now === undefined) return [`${key} is planned no more`];
    return [old === undefined ? `${key} is planned in addition` : `${key} is planned with other values`];
  });
}

/** Where an instance or block is once `moved`: the longest address that names it or what it lies in decides; keys that aren't spoken of stay with the names that they follow. */
export function renamed(address: string, moved: readonly Move[]): string {
  const own = stepsOf(address);
  let best: { from: Step[]; to: Step[] } | undefined;
  for (const move of moved) {
    const from = stepsOf(move.from);
    const fits =
      from.length <= own.length &&
      from.every(({ name, key }, i) => name === own[i]?.name && (key === undefined || key === own[i]?.key));
    if (fits && !(best && weight(best.from) >= weight(from))) best = { from, to: stepsOf(move.to) };
  }
  if (!best) return address;
  const { from, to } = best;
  let shared = 0;
  while (shared < Math.min(from.length, to.length) - 1 && from[shared]?.name === to[shared]?.name) shared++;
  const head = to.map(({ name, key }, i) => {
    const old = i < shared ? i : i + from.length - to.length;
    const isNew = i >= shared && old < shared;
    return { name, key: key ?? (isNew || from[old]?.key !== undefined ? undefined : own[old]?.key) };
  });
  return [...head, ...own.slice(from.length)].map(({ name, key }) => name + (key ?? "")).join(".");
}

interface Step {
  /** `module.net`, `aws_vpc.main`, `data.aws_ami.x`, `output.id`. */
  name: string;
  /** `[0]`, `["a"]`. */
  key?: string | undefined;
}

const STEP = /(data\.[\w-]+\.[\w-]+|[\w-]+\.[\w-]+)(\[(?:\d+|"(?:[^"\\]|\\.)*")\])?(?:\.|$)/g;

const stepsOf = (address: string): Step[] => [...address.matchAll(STEP)].map(([, name = "", key]) => ({ name, key }));

const weight = (steps: readonly Step[]) => steps.length * 2 + (steps.at(-1)?.key === undefined ? 0 : 1);

/** All that a plan says, by address, as text that can be compared. Actions, values, what is unknown or sensitive, data that was read, outputs, checks. */
function partsOf(plan: Plan, place: (address: string) => string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const { address, type, provider_name, change } of plan.resource_changes ?? [])
    parts.set(place(address), JSON.stringify({ type, provider_name, change }));
  for (const { address, values } of resourcesIn(plan.prior_state?.values?.root_module))
    parts.set(`the state of ${place(address)}`, JSON.stringify(values));
  for (const [name, change] of Object.entries(plan.output_changes ?? {}))
    parts.set(place(`output.${name}`), JSON.stringify(change));
  for (const { address, status } of plan.checks ?? [])
    parts.set(`the check of ${place(address.to_display)}`, JSON.stringify(status));
  return parts;
}

interface Plan {
  resource_changes?: { address: string; type?: string; provider_name?: string; change?: unknown }[];
  output_changes?: Record<string, unknown>;
  prior_state?: { values?: { root_module?: Module } };
  checks?: { address: { to_display: string }; status?: string }[];
}

interface Resource {
  address: string;
  mode?: string;
  values?: Record<string, unknown>;
}

/** A module as plans and states hold its values. */
export interface Module {
  resources?: Resource[];
  child_modules?: Module[];
}

/** Of a module and those in it. */
export function* resourcesIn(module: Module = {}): Generator<Resource> {
  yield* module.resources ?? [];
  for (const child of module.child_modules ?? []) yield* resourcesIn(child);
}
