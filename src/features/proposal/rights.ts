/** Who may do what, as a plan has it: in policy documents, roles and their bindings. Pure. */
import { withoutKeys } from "../../core/graph.ts";
import { changesOf } from "../plan/changes.ts";

/** One right. Empty where the form has no such part. */
export interface Grant {
  address: string;
  /** `s3:GetObject`, `*`, or the name of a role. */
  action: string;
  resource: string;
  /** `*` for everybody. */
  principal: string;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const textsOf = (value: unknown): string[] => listOf(value).filter((one): one is string => typeof one === "string");

/** Of a plan's resources, of data sources that are policy documents, and of documents of which only a part is known. */
export function rightsOf(plan: unknown): Grant[] {
  if (!isObject(plan)) return [];
  return [...inValues(plan), ...inState(plan), ...inConfiguration(plan.configuration)];
}

function inValues(plan: Json): Grant[] {
  return (changesOf(plan) ?? []).flatMap(({ address: instance, type, values }) => {
    const address = withoutKeys(instance);
    const documents = values.flatMap(({ value }) => inDocument(address, value));
    const textsAt = (path: string) => values.flatMap((one) => (one.path === path ? textsOf(one.value) : []));
    const roles = ROLES.filter(({ type: pattern }) => pattern.test(type)).flatMap(({ paths }) =>
      paths.flatMap(textsAt),
    );
    const named = roles.map((action): Grant => ({ address, action, resource: "", principal: "" }));
    return [...documents, ...named, ...kubernetes(address, type, values), ...statements(address, type, plan)];
  });
}

/** Resources that give a role by its name, and where they say it. */
const ROLES: readonly { type: RegExp; paths: readonly string[] }[] = [
  { type: /^aws_iam_(?:role|user|group)_policy_attachment$|^aws_iam_policy_attachment$/, paths: ["policy_arn"] },
  { type: /^aws_iam_role$/, paths: ["managed_policy_arns"] },
  { type: /^aws_ssoadmin_managed_policy_attachment$/, paths: ["managed_policy_arn"] },
  { type: /^google_.*_iam_(?:member|binding)$/, paths: ["role"] },
  { type: /^azurerm_role_assignment$/, paths: ["role_definition_name"] },
  { type: /^kubernetes_(?:cluster_)?role_binding/, paths: ["role_ref[0].name"] },
];

function kubernetes(address: string, type: string, values: readonly { path: string; value?: unknown }[]): Grant[] {
  if (!/^kubernetes_(?:cluster_)?role(?:_v1)?$/.test(type)) return [];
  const at = (rule: string, name: string) =>
    values.flatMap(({ path, value }) => (path === `${rule}.${name}` ? textsOf(value) : []));
  const rules = new Set(values.flatMap(({ path }) => /^rule\[\d+\]/.exec(path)?.[0] ?? []));
  return [...rules].flatMap((rule) =>
    at(rule, "verbs").flatMap((action) =>
      at(rule, "resources").map((resource): Grant => ({ address, action, resource, principal: "" })),
    ),
  );
}

/** A policy document that is still to be read, statement by statement. */
function statements(address: string, type: string, plan: Json): Grant[] {
  if (type !== "aws_iam_policy_document") return [];
  const raw = listOf(plan.resource_changes).filter(isObject);
  const own = raw.find((one) => withoutKeys(String(one.address)) === address);
  const after = isObject(own?.change) ? own.change.after : undefined;
  return isObject(after) ? listOf(after.statement).flatMap((one) => ofStatement(address, one)) : [];
}

/** Data sources that were worked out: policy documents. */
function inState(plan: Json): Grant[] {
  const state = isObject(plan.prior_state) && isObject(plan.prior_state.values) ? plan.prior_state.values : {};
  const walk = (module: unknown): Grant[] => {
    if (!isObject(module)) return [];
    const own = listOf(module.resources).flatMap((one) => {
      const values = isObject(one) && isObject(one.values) ? one.values : {};
      return isObject(one) && one.type === "aws_iam_policy_document"
        ? inDocument(withoutKeys(String(one.address)), values.json)
        : [];
    });
    return [...own, ...listOf(module.child_modules).flatMap(walk)];
  };
  return walk(state.root_module);
}

/** Documents with references in them: what of them is known stands in the configuration. */
function inConfiguration(configuration: unknown): Grant[] {
  const walk = (module: unknown, path: string): Grant[] => {
    if (!isObject(module)) return [];
    const own = listOf(module.resources).flatMap((one) => {
      if (!isObject(one) || !isObject(one.expressions)) return [];
      const address = `${path}${String(one.address)}`;
      const documents = Object.values(one.expressions).flatMap((expression) =>
        isObject(expression) ? textsOf(expression.document) : [],
      );
      return documents.flatMap((document) => inDocument(address, document));
    });
    const calls = isObject(module.module_calls) ? Object.entries(module.module_calls) : [];
    const below = calls.flatMap(([name, call]) => (isObject(call) ? walk(call.module, `${path}module.${name}.`) : []));
    return [...own, ...below];
  };
  return isObject(configuration) ? walk(configuration.root_module, "") : [];
}

function inDocument(address: string, value: unknown): Grant[] {
  if (typeof value !== "string" || !/"Statement"/i.test(value)) return [];
  try {
    const document: unknown = JSON.parse(value);
    return isObject(document) ? listOf(document.Statement).flatMap((one) => ofStatement(address, one)) : [];
  } catch {
    return []; // no JSON, and so no policy
  }
}

/** As in JSON (`Action`), or as in a data source (`actions`). */
function ofStatement(address: string, statement: unknown): Grant[] {
  if (!isObject(statement)) return [];
  const of = (...names: string[]) => names.flatMap((name) => textsOf(statement[name]));
  const effect = statement.Effect ?? statement.effect ?? "Allow";
  if (effect !== "Allow") return [];
  const isAll = of("NotAction", "not_actions").length > 0;
  const actions = isAll ? ["*"] : of("Action", "actions");
  const resources = of("NotResource", "not_resources").length > 0 ? ["*"] : of("Resource", "resources");
  const principals = principalsOf(statement.Principal ?? statement.principals);
  const hasCondition = listOf(statement.Condition ?? statement.condition).length > 0;
  return actions.flatMap((action) =>
    (resources.length > 0 ? resources : [""]).flatMap((resource) =>
      (principals.length > 0 ? principals : [""]).map(
        (principal): Grant => ({
          address,
          action,
          resource,
          // Who is let in under a condition isn't everybody.
          principal: principal === "*" && hasCondition ? "" : principal,
        }),
      ),
    ),
  );
}

function principalsOf(principal: unknown): string[] {
  if (typeof principal === "string") return [principal];
  if (Array.isArray(principal)) return principal.flatMap((one) => (isObject(one) ? textsOf(one.identifiers) : []));
  return isObject(principal) ? Object.values(principal).flatMap(textsOf) : [];
}

/** `*` in a pattern stands for any text, as in policies; without regard to case. */
function covers(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.toLowerCase().split(/\*+/);
  const whole = text.toLowerCase();
  if (rest.length === 0) return whole === first;
  if (!whole.startsWith(first)) return false;
  const last = rest.pop() as string;
  let at = first.length;
  for (const part of rest) {
    const found = whole.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return whole.length - last.length >= at && whole.endsWith(last);
}

/** Whether another right has it already. */
export const isAllowedBy = (grant: Grant, by: Grant): boolean =>
  covers(by.action, grant.action) &&
  (by.resource === grant.resource || covers(by.resource, grant.resource)) &&
  (by.principal === grant.principal || by.principal === "*");

/** Roles that may do nearly everything. */
const MIGHTY =
  /(?:^|\/)(?:AdministratorAccess|PowerUserAccess|IAMFullAccess|\w+FullAccess)$|^roles\/(?:owner|editor|.*\.admin)$|^(?:Owner|Contributor|User Access Administrator)$|^cluster-admin$/;

/** Everything, for everybody, or by a role for nearly all there is. What a resource's own policy says of "*" is that resource, for those whom it names. */
export const isBroad = ({ action, resource, principal }: Grant): boolean =>
  principal === "*" ||
  MIGHTY.test(action) ||
  (principal === "" && (action === "*" || (/^[\w-]+:\*$/.test(action) && resource === "*")));
