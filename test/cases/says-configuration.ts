/** The configuration in a plan in short: a line for each block, with what each argument is or refers to. */
import { indented, type Json, json, partsOf, unexpected, words } from "./unexpected.ts";

export function configurationSays({ provider_config = {}, root_module, ...rest }: Json): string[] {
  const providers = Object.entries(provider_config).flatMap(([key, provider]: [string, Json]) => {
    const { name, full_name, expressions, ...more } = provider;
    return block(`provider ${key} (${full_name})`, expressions, unexpected({ name, ...more }, { name: key }));
  });
  return [...providers, ...moduleSays(root_module), ...unexpected(rest, {})];
}

function moduleSays({ variables = {}, outputs = {}, resources = [], module_calls = {}, ...rest }: Json): string[] {
  return [
    ...Object.entries(variables).map(([name, variable]) => words(`variable ${name}`, variable as object)),
    ...resources.flatMap(resourceSays),
    ...Object.entries(outputs).flatMap(([name, { expression, ...more }]: [string, Json]) =>
      block(`output ${name}`, { value: expression }, unexpected(more, {})),
    ),
    ...Object.entries(module_calls).flatMap(([name, { source, expressions, module, ...more }]: [string, Json]) => [
      ...block(`module ${name} (${source})`, expressions, unexpected(more, {})),
      ...indented(moduleSays(module)),
    ]),
    ...unexpected(rest, {}),
  ];
}

function resourceSays({ address, expressions, schema_version, provider_config_key, ...rest }: Json): string[] {
  const { for_each_expression: for_each, count_expression: count, ...more } = rest;
  const { provider_name: _, ...parts } = partsOf(address);
  const meta = { ...(for_each && { for_each }), ...(count && { count }) };
  const key = parts.type?.split("_")[0];
  const config = provider_config_key === key ? [] : [`by ${provider_config_key}`];
  const said = [...config, ...(schema_version === 0 ? [] : [`schema ${schema_version}`])];
  return block(
    `${address}${said.length > 0 ? ` (${said.join(", ")})` : ""}`,
    { ...meta, ...expressions },
    unexpected({ address, ...more }, parts),
  );
}

/** One line: what block, its arguments, and what else there is. */
const block = (head: string, expressions: Json = {}, rest: string[] = []): string[] => {
  const pieces = [...piecesOf(expressions, ""), ...rest];
  return [pieces.length > 0 ? `${head}: ${pieces.join("; ")}` : head];
};

function piecesOf(expression: Json, path: string): string[] {
  if (expression === null || typeof expression !== "object") return [`${path} is ${json(expression)}`];
  const { constant_value, references, ...rest } = expression;
  const own = [
    ...("constant_value" in expression ? [`${path} = ${json(constant_value)}`] : []),
    ...(Array.isArray(references) ? [`${path} <- ${references.join(", ")}`] : []),
  ];
  const within = Object.entries(rest).flatMap(([key, value]) =>
    piecesOf(value, Array.isArray(expression) ? `${path}[${key}]` : path ? `${path}.${key}` : key),
  );
  const all = [...own, ...within];
  return all.length === 0 && path !== "" ? [`${path} ${Array.isArray(expression) ? "[]" : "{}"}`] : all;
}
