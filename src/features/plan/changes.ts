/** What a `terraform show -json` plan would do, resource by resource and value by value. Pure. */

export const ACTIONS = ["create", "update", "replace", "delete", "read"] as const;
export type Action = (typeof ACTIONS)[number];

/** What a plan says of one value: what it is, that only the cloud will know, or that it is nobody's to read. */
export interface Value {
  /** `ingress[0].cidr_blocks`. */
  path: string;
  kind: "known" | "unknown" | "sensitive";
  /** Of a known one. */
  value?: unknown;
}

export interface Change {
  address: string;
  /** "" of the root module, else `module.net["a"]`. */
  module: string;
  type: string;
  action: Action;
  values: Value[];
}

export interface Output {
  name: string;
  /** Undefined where the plan doesn't say. */
  values: Value[];
}

interface Raw {
  address?: unknown;
  module_address?: unknown;
  type?: unknown;
  change?: { actions?: unknown; after?: unknown; after_unknown?: unknown; after_sensitive?: unknown };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The changes of `plan`, those that change nothing left out; undefined when it is not a plan. */
export function changesOf(plan: unknown): Change[] | undefined {
  if (!isObject(plan)) return undefined;
  const raw = plan.resource_changes ?? [];
  if (!Array.isArray(raw)) return undefined;
  return (raw as Raw[]).flatMap(({ address, module_address: module, type, change }): Change[] => {
    const actions = Array.isArray(change?.actions) ? change.actions : [];
    const action = ACTIONS.find((candidate) => candidate === (actions.length > 1 ? "replace" : actions[0]));
    if (!action) return [];
    const values = valuesOf("", change?.after, change?.after_unknown, change?.after_sensitive);
    return [{ address: String(address), module: String(module ?? ""), type: String(type ?? ""), action, values }];
  });
}

/** The root module's outputs, as planned. */
export function outputsOf(plan: unknown): Output[] {
  const outputs = isObject(plan) && isObject(plan.output_changes) ? plan.output_changes : {};
  return Object.entries(outputs).map(([name, change]) => {
    const { after, after_unknown, after_sensitive } = isObject(change) ? change : {};
    return { name, values: valuesOf("", after, after_unknown, after_sensitive) };
  });
}

/** No provider's blocks lie deeper; what does is one value. */
const DEEPEST = 12;

/** What isn't set at all is left out. */
function valuesOf(path: string, after: unknown, unknown: unknown, sensitive: unknown, depth = 0): Value[] {
  if (sensitive === true) return after === null && unknown !== true ? [] : [{ path, kind: "sensitive" }];
  if (unknown === true) return [{ path, kind: "unknown" }];
  const whole = !isDeep(unknown) && !isDeep(sensitive);
  const nested = Array.isArray(after) ? after.some(isObject) : isObject(after);
  if (depth < DEEPEST && (!whole || nested)) {
    const keys = keysOf(after, unknown, sensitive);
    return keys.flatMap((key) => {
      const step = typeof key === "number" ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
      const inner = (path + step).replace(/^\./, "");
      return valuesOf(inner, at(after, key), at(unknown, key), at(sensitive, key), depth + 1);
    });
  }
  const isNothing = after === null || after === undefined || (Array.isArray(after) && after.length === 0);
  return isNothing ? [] : [{ path, kind: "known", value: after }];
}

/** Whether a mask of unknown or sensitive values marks anything. */
const isDeep = (mask: unknown): boolean =>
  mask === true || (typeof mask === "object" && mask !== null && Object.values(mask).some(isDeep));

function keysOf(...all: unknown[]): (string | number)[] {
  const keys = all.flatMap((one): (string | number)[] => {
    if (Array.isArray(one)) return [...one.keys()];
    return isObject(one) ? Object.keys(one) : [];
  });
  return [...new Set(keys)].sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : a < b ? -1 : 1));
}

const at = (value: unknown, key: string | number): unknown => {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
};

/** A value as one reads it: text in quotes, lists and objects as JSON. */
export const shown = ({ kind, value }: Value): string => {
  if (kind === "unknown") return "known after apply";
  if (kind === "sensitive") return "sensitive";
  return JSON.stringify(value) ?? "";
};
