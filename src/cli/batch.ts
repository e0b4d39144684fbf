/** `verify --batch`: a request a line in, a row a line out, in the same order. A line that can't be read is a row that says so. */
import { createReadStream } from "node:fs";
import { posix } from "node:path";
import { createInterface } from "node:readline";
import type { Diagnostic, FileContent, Files, Report, StageResult, Verifier } from "../core/report.ts";
import { STAGES } from "../core/report.ts";
import { saidWithoutSecrets } from "../core/secrets.ts";
import { type Known, withBaseline } from "../report/baseline.ts";
import { exitCode } from "./fail-on.ts";
import { readKnown } from "./known.ts";
import { addConfig, addVarFiles, withVerifier } from "./options.ts";
import { out } from "./output.ts";
import { userPath } from "./paths.ts";
import { readNamed, readWorkspace, type Workspace } from "./read.ts";
import { UsageError } from "./usage-error.ts";
import { type Settings, settings, type VerifyFlags } from "./verify.ts";

interface Row extends Pick<Report, "ok" | "stages" | "diagnostics" | "policies" | "unset" | "module" | "coverage"> {
  id: unknown;
  plan?: unknown;
}

/** Gives the worst row's exit code. */
export async function batch(path: string, flags: VerifyFlags): Promise<number> {
  const chosen = settings(flags);
  if (flags.writeBaseline !== undefined)
    throw new UsageError("--write-baseline is for one program; the rows of --batch are several.");
  const known = readKnown(flags);
  if (flags.planService !== undefined) throw new UsageError("--plan-service is for one program; --batch has several.");
  if (flags.recursive) throw new UsageError("--recursive looks for programs itself; --batch is given them.");
  if (flags.fix || flags.fixPolicies) throw new UsageError("--fix mends files; the rows of --batch have none.");
  if (path !== "-") readNamed(path); // says plainly when it isn't there
  const input = path === "-" ? process.stdin : createReadStream(userPath(path));
  let code = 0;
  await withVerifier(flags, async (verifier) => {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === "") continue;
      const row = await answer(line, verifier, chosen, flags, known);
      code = Math.max(code, exitCode(row, chosen.failOn));
      await out(`${JSON.stringify(row)}\n`);
    }
  });
  return code;
}

async function answer(
  line: string,
  verifier: Verifier,
  chosen: Settings,
  flags: VerifyFlags,
  known: readonly Known[] | undefined,
): Promise<Row> {
  const request = readRequest(line);
  if ("problem" in request) return problemRow(request.id, request.problem);
  const { failOn: _, ...common } = chosen;
  const { varFiles, ...given } = addVarFiles(request, flags.varFile);
  const { files, ...ruling } = addConfig({ ...request, ...given }, flags.config);
  const judged = await verifier.verify({
    ...common,
    ...ruling,
    files,
    ...(request.root !== undefined && { root: request.root }),
    source: request.disk,
    varFiles,
    vars: { ...common.vars, ...request.vars },
    policies: { ...common.policies, ...request.policies },
  });
  const all = { ...request.disk?.files, ...files };
  const said = saidWithoutSecrets(judged, all);
  const report = known ? withBaseline(said, all, known).report : said;
  const { providers: _providers, ...row } = report;
  return { id: request.id, ...row };
}

interface Request extends Workspace {
  id: unknown;
  root?: string;
  policies: Record<string, string>;
  vars: Record<string, unknown>;
}

function readRequest(line: string): Request | { id: unknown; problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\ufeff/, ""));
  } catch (error) {
    return { id: null, problem: `The line is not JSON: ${error instanceof Error ? error.message : error}` };
  }
  if (!isRecord(value)) return { id: null, problem: "The line must be an object with id, and files or path." };
  const { id = null, path, root, policies = {}, vars = {} } = value;
  const isContent = (content: unknown): content is FileContent =>
    typeof content === "string" || (isRecord(content) && typeof content.base64 === "string");
  if ((path === undefined) === (value.files === undefined))
    return {
      id,
      problem: 'The line must have either "files", an object of path and text, or "path", a folder or file.',
    };
  const { files = {} } = value;
  if (!isRecord(files) || !Object.values(files).every(isContent))
    return { id, problem: '"files" must be an object of path and text.' };
  if (path !== undefined && (typeof path !== "string" || path === "-" || root !== undefined))
    return { id, problem: '"path" must be a folder or file; it goes without "files" and "root".' };
  if (
    root !== undefined &&
    (typeof root !== "string" || !Object.keys(files).some((name) => name.startsWith(`${root}/`)))
  )
    return { id, problem: '"root" must be a folder among "files", such as "envs/prod".' };
  if (!isRecord(policies) || !Object.values(policies).every((text) => typeof text === "string"))
    return { id, problem: '"policies" must be an object of path and Rego text.' };
  if (!isRecord(vars)) return { id, problem: '"vars" must be an object of name and value.' };
  const rest = { id, policies: policies as Record<string, string>, vars };
  if (root !== undefined) return { ...rest, root, files: seenFrom(root, files as Files) };
  if (path === undefined) return { ...rest, files: files as Files };
  try {
    return { ...rest, ...readWorkspace(path) };
  } catch (error) {
    if (error instanceof UsageError) return { id, problem: error.message };
    throw error;
  }
}

/** Files named as they are seen from one of their folders. */
const seenFrom = (root: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [posix.relative(root, name), content]));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function problemRow(id: unknown, detail: string): Row {
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, "skipped"])) as Record<
    (typeof STAGES)[number],
    StageResult
  >;
  const at = { line: 1, column: 1, byte: 0 };
  const diagnostic: Diagnostic = {
    stage: "parse",
    code: "invalid-request",
    severity: "error",
    summary: "This line of the batch can't be read",
    detail,
    file: "",
    range: { start: at, end: at },
  };
  return { id, ok: false, stages: { ...stages, parse: "fail" }, diagnostics: [diagnostic], policies: [] };
}
