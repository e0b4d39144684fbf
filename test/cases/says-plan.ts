/** A plan in short, as `says.ts` has it: what is made of each resource with what values, outputs, and the configuration that policies see. */
import { configurationSays } from "./says-configuration.ts";
import { indented, type Json, json, partsOf, unexpected, words } from "./unexpected.ts";

export function planSays(plan: Json): string[] {
  const { format_version, terraform_version, variables = {}, planned_values, output_changes = {}, ...more } = plan;
  const { prior_state, configuration, relevant_attributes = [], checks = [], resource_changes = [], ...rest } = more;
  const planned = resourcesOf(planned_values.root_module);
  const { outputs = {}, root_module: _, ...others } = planned_values;
  const lines = [
    ...Object.entries(variables).map(([name, { value, ...more }]: Json) =>
      words(`variable ${name} = ${json(value)}`, more),
    ),
    ...resource_changes.flatMap((change: Json) => changeSays(change, planned)),
    ...[...planned.values()].flatMap((one) => standingSays("planned", one)),
    ...Object.entries(output_changes).flatMap(([name, change]) => outputSays(name, change, outputs[name])),
    ...unexpected(Object.fromEntries(Object.entries(outputs).filter(([name]) => !(name in output_changes))), {}),
    ...unexpected(others, {}),
    ...(prior_state === undefined
      ? []
      : ["prior state", ...indented(priorSays(prior_state, terraform_version, outputs))]),
    ...checks.flatMap(checkSays),
    ...relevant_attributes.map(({ resource, attribute, ...rest }: Json) =>
      words(`relevant ${[resource, ...attribute].join(".")}`, rest),
    ),
    "configuration",
    ...indented(configurationSays(configuration)),
    ...unexpected(rest, { timestamp: "0001-01-01T00:00:00Z", errored: false, applyable: true, complete: true }),
  ];
  return [`plan ${format_version} by ${terraform_version}`, ...indented(lines)];
}

/** The resources of a module and those below it, by address. */
function resourcesOf({ address, resources = [], child_modules = [], ...rest }: Json): Map<string, Json> {
  const own = resources.map((resource: Json) => [resource.address, { ...resource, module_address: address }]);
  // With resources of its own, the address is theirs.
  const said = address === undefined || own.length > 0 ? rest : { address, ...rest };
  const module = Object.keys(said).length > 0 ? [[address, said]] : [];
  return new Map([...module, ...own, ...child_modules.flatMap((child: Json) => [...resourcesOf(child)])]);
}

function changeSays({ change, ...resource }: Json, planned: Map<string, Json>): string[] {
  const { actions, after, after_unknown, after_sensitive, ...rest } = change;
  const { address } = resource;
  const { schema_version, ...plannedAs } = planned.get(address) ?? {};
  planned.delete(address);
  return [
    `${actions.join(", ")} ${address}${schemaSays(schema_version)}`,
    ...indented([
      ...valuesSay(after),
      ...marked("unknown", after_unknown),
      ...marked("sensitive", after_sensitive),
      ...unexpected(rest, { before: null, before_sensitive: false }),
      ...unexpected(resource, partsOf(address)),
      ...unexpected(plannedAs, { ...partsOf(address), values: after, sensitive_values: after_sensitive }).map(
        (line) => `planned ${line}`,
      ),
    ]),
  ];
}

/** A resource that no change is about, or what is left of a module. */
function standingSays(how: string, { values, sensitive_values, schema_version, ...rest }: Json): string[] {
  if (values === undefined) return [`${how} ${json(rest)}`];
  return [
    `${how} ${rest.address}${schemaSays(schema_version)}`,
    ...indented([
      ...valuesSay(values),
      ...marked("sensitive", sensitive_values),
      ...unexpected(rest, partsOf(rest.address)),
    ]),
  ];
}

/** The version of a resource type's schema is mostly the first. */
const schemaSays = (version: unknown) => (version === 0 ? "" : ` (schema ${version})`);

/** A line for each value; one for all that are null, or empty. */
function valuesSay(values: Json): string[] {
  if (values === null || typeof values !== "object") return values === undefined ? [] : [`= ${json(values)}`];
  const all = Object.entries(values);
  const empty = ["null", "[]", "{}"];
  return [
    ...all.filter(([, value]) => !empty.includes(json(value))).map(([name, value]) => `${name} = ${json(value)}`),
    ...empty.flatMap((text) => {
      const names = all.filter(([, value]) => json(value) === text).map(([name]) => name);
      return names.length > 0 ? [`${text}: ${names.join(", ")}`] : [];
    }),
  ];
}

/** The paths of what is marked as true in a value that has a value's form. */
function marked(as: string, marks: Json): string[] {
  const paths = pathsOf(marks, "");
  return paths.length > 0 ? [`${as}: ${paths.map((path) => path || "all").join(", ")}`] : [];
}

function pathsOf(marks: Json, path: string): string[] {
  if (marks === true) return [path];
  if (marks === false || marks === undefined) return [];
  if (marks === null || typeof marks !== "object") return [`${path} ${json(marks)}`];
  return Object.entries(marks).flatMap(([key, value]) =>
    pathsOf(value, Array.isArray(marks) ? `${path}[${key}]` : path ? `${path}.${key}` : key),
  );
}

function outputSays(
  name: string,
  { actions, after, after_unknown, after_sensitive, ...rest }: Json,
  planned: Json = {},
): string[] {
  const { type, ...other } = planned;
  return [
    `${actions.join(", ")} output.${name}${after === undefined ? "" : ` = ${json(after)}`}${type === undefined ? "" : ` (${typeof type === "string" ? type : json(type)})`}`,
    ...indented([
      ...marked("unknown", after_unknown),
      ...marked("sensitive", after_sensitive),
      ...unexpected(rest, { before: null, before_sensitive: false }),
      ...unexpected(other, { sensitive: after_sensitive, value: type === undefined ? undefined : after }).map(
        (line) => `planned ${line}`,
      ),
    ]),
  ];
}

function priorSays(
  { format_version, terraform_version, values, ...rest }: Json,
  version: string,
  planned: Json,
): string[] {
  const { outputs = {}, root_module, ...other } = values;
  const known: Json = Object.fromEntries(Object.entries(planned).filter(([, output]) => "value" in (output as object)));
  return [
    ...[...resourcesOf(root_module).values()].flatMap((one) => standingSays("known", one)),
    ...Object.keys({ ...known, ...outputs }).flatMap((name) =>
      unexpected(outputs[name] ?? {}, known[name] ?? {}).map((line) => `output.${name} ${line}`),
    ),
    ...unexpected(
      { format_version, terraform_version, ...other, ...rest },
      { format_version: "1.0", terraform_version: version },
    ),
  ];
}

const KINDS: Record<string, string> = { check: "check", output: "output_value", var: "var" };

function checkSays({ address, status, instances = [], ...rest }: Json): string[] {
  const { to_display, ...parts } = address;
  const [first = "", name] = to_display.split(".");
  const { type, mode, name: resource } = partsOf(to_display);
  const expected = KINDS[first] ? { kind: KINDS[first], name } : { kind: "resource", mode, type, name: resource };
  return [
    words(`check ${to_display} ${status}${instances.length === 1 ? "" : ` (${instances.length} instances)`}`, rest),
    ...indented([
      ...unexpected(parts, expected),
      ...instances.flatMap((one: Json) => instanceSays(one, to_display, status)),
    ]),
  ];
}

function instanceSays({ address, status, problems = [], ...rest }: Json, of: string, expected: string): string[] {
  const { to_display, ...more } = address;
  const other = unexpected({ to_display, status, ...more, ...rest }, { to_display: of, status: expected });
  return [...other, ...problems.map(({ message, ...rest }: Json) => words(message, rest))];
}
