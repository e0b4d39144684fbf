/** Expressions and their values, from the tests of OpenTofu's functions. The values are Go expressions of its value library. */
import { errorsOf } from "../../src/core/report.ts";
import { canonical, rowsOf, type Yardstick } from "./shared.ts";

/** The files that those expressions read. */
const FILES = {
  "hello.txt": "hello!",
  "subdirectory/hello.txt": "hello!",
  "subdirectory/hello.tmpl": "Hello, ${name}!",
};

/**
 * The JSON value that a Go expression such as `cty.ListVal([]cty.Value{cty.StringVal("a")})` stands for; undefined when it is
 * computed in Go. The expression is rewritten into JSON text, token by token.
 */
export function jsonOf(go: string): unknown {
  const text = go
    .replace(/cty\.ObjectVal\(map\[string\]cty\.Value\{|cty\.MapVal\(map\[string\]cty\.Value\{/g, "{")
    .replace(/cty\.(List|Tuple|Set)Val\(\[\]cty\.Value\{/g, "[")
    .replace(/cty\.True|cty\.BoolVal\(true\)/g, "true")
    .replace(/cty\.False|cty\.BoolVal\(false\)/g, "false")
    .replace(/cty\.Zero/g, "0")
    .replace(/cty\.(?:NumberIntVal|NumberFloatVal)\((-?[\d.]+)\)/g, "$1")
    .replace(/cty\.StringVal\(("(?:[^"\\]|\\.)*")\)/g, "$1");
  // What closes "{" and "[" is "})" for both: the opening one decides.
  const open: string[] = [];
  const json = text.replace(/"(?:[^"\\]|\\.)*"|[{[]|,?\s*\}\)/g, (token) => {
    if (token.startsWith('"')) return token;
    if (token === "{" || token === "[") {
      open.push(token);
      return token;
    }
    return open.pop() === "{" ? "}" : "]";
  });
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

export const opentofuFunctions: Yardstick = async function* ({ limit, verifier }) {
  const ours = await verifier();
  const rows = rowsOf<{ function: string; expr: string; want_cty: string }>("opentofu-functions").slice(0, limit);
  for (const { function: name, expr, want_cty } of rows) {
    const want = jsonOf(want_cty);
    if (want === undefined || name === "plantimestamp") {
      const note = name === "plantimestamp" ? "the test sets the clock" : "depends on the machine";
      yield { id: expr, verdict: "exception", note };
      continue;
    }
    const files = { ...FILES, "main.tf": `output "x" {\n  value = ${expr}\n}\n` };
    const report = await ours.verify({ files, stages: ["parse", "schema", "plan"], withPlan: true });
    const outputs = (report.plan as { planned_values?: { outputs?: { x?: { value: unknown } } } })?.planned_values
      ?.outputs;
    const got = outputs?.x?.value;
    const agree = canonical(got) === canonical(want);
    const note = errorsOf(report)[0]?.detail ?? `${canonical(got)} instead of ${canonical(want)}`;
    yield agree ? { id: expr, verdict: "agree" } : { id: expr, verdict: "differ", note };
  }
};
