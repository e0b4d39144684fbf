/** A request to plan, read out of JSON: everything about it that can be judged without its language is judged here. */

import type { PlanRequest } from "../../src/core/plan-service.ts";
import type { FileContent, Files } from "../../src/core/report.ts";
import { UPLOAD } from "../limits.ts";
import { pathProblem } from "./path.ts";
import { Refused } from "./refused.ts";

const FIELDS = new Set(["files", "root", "vars", "varFiles"]);
const VARIABLE = /^[\p{L}_][\p{L}\p{N}_-]{0,99}$/u;
/** Half of a character, which no encoding has. */
const LONE = /\p{Cs}/u;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Throws `Refused` with what is wrong, and of what. */
export function readRequest(body: string): PlanRequest {
  const value = parsed(body);
  const unknown = Object.keys(value).find((name) => !FIELDS.has(name));
  if (unknown !== undefined)
    throw malformed(`There is no field "${printable(unknown)}"; there are ${[...FIELDS].join(", ")}.`);
  const { files, bytes } = readFiles(value.files);
  const root = readRoot(value.root, files);
  const vars = readVars(value.vars, bytes);
  const varFiles = readVarFiles(value.varFiles, files);
  return { files, ...(root && { root }), ...(vars && { vars }), ...(varFiles && { varFiles }) };
}

function parsed(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw malformed("The body is no JSON.");
  }
  if (!isObject(value)) throw malformed('The body must be an object such as {"files": {"main.tf": "…"}}.');
  return value;
}

function readFiles(value: unknown): { files: Files; bytes: number } {
  if (!isObject(value)) throw malformed('"files" must be an object of paths and texts.');
  const entries = Object.entries(value);
  if (entries.length === 0) throw malformed('"files" has no file.');
  if (entries.length > UPLOAD.files)
    throw new Refused(413, "too-many-files", `There are ${entries.length} files; ${UPLOAD.files} at most are taken.`);
  let bytes = 0;
  const files: [string, FileContent][] = entries.map(([path, content]) => {
    const problem = pathProblem(path);
    if (problem) throw new Refused(422, "path-refused", `The path "${printable(path)}" ${problem}.`);
    const size = sizeOf(content);
    if (size === undefined)
      throw malformed(`The file "${path}" must be a text, or bytes as {"base64": "…"}, without anything else.`);
    if (size > UPLOAD.fileBytes)
      throw tooLarge(`The file "${path}" has ${size} bytes; ${UPLOAD.fileBytes} at most are taken of one.`);
    bytes += size + Buffer.byteLength(path);
    if (bytes > UPLOAD.totalBytes)
      throw tooLarge(`The files have more than ${UPLOAD.totalBytes} bytes together, which is the most that is taken.`);
    return [path, content as FileContent];
  });
  const paths = new Set(files.map(([path]) => path));
  for (const path of paths)
    for (const folder of foldersOf(path))
      if (paths.has(folder))
        throw new Refused(422, "path-refused", `"${folder}" can't be a file and the folder of "${path}" at once.`);
  return { files: Object.fromEntries(files), bytes };
}

/** How many bytes a file has; undefined when it is neither text nor base64. */
function sizeOf(content: unknown): number | undefined {
  if (typeof content === "string") return LONE.test(content) ? undefined : Buffer.byteLength(content);
  if (!isObject(content) || Object.keys(content).length !== 1 || typeof content.base64 !== "string") return undefined;
  // The length first: the pattern is for texts of a size that is taken.
  const size = Buffer.byteLength(content.base64, "base64");
  return size > UPLOAD.fileBytes || BASE64.test(content.base64) ? size : undefined;
}

function readRoot(value: unknown, files: Files): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (typeof value !== "string") throw malformed('"root" must be the path of a folder.');
  const problem = pathProblem(value);
  if (problem) throw new Refused(422, "path-refused", `The path "${printable(value)}" ${problem}.`);
  if (!Object.keys(files).some((path) => foldersOf(path).includes(value)))
    throw malformed(`There is no file below the root folder "${value}".`);
  return value;
}

function readVars(value: unknown, before: number): Record<string, unknown> | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) throw malformed('"vars" must be an object of names and values.');
  const entries = Object.entries(value);
  if (entries.length > UPLOAD.vars)
    throw new Refused(413, "too-many-vars", `There are ${entries.length} variables; ${UPLOAD.vars} at most are taken.`);
  let bytes = before;
  for (const [name, content] of entries) {
    if (!VARIABLE.test(name)) throw malformed(`"${printable(name)}" can't be the name of a variable.`);
    if (isDeeper(content, UPLOAD.varDepth))
      throw malformed(`The value of "${name}" is nested more than ${UPLOAD.varDepth} levels deep.`);
    const text = typeof content === "string" ? content : JSON.stringify(content);
    if (LONE.test(text) || text.includes("\0")) throw malformed(`The value of "${name}" is no proper text.`);
    const size = Buffer.byteLength(text);
    if (size > UPLOAD.varBytes)
      throw tooLarge(`The value of "${name}" has ${size} bytes; ${UPLOAD.varBytes} at most are taken.`);
    bytes += size;
  }
  if (bytes > UPLOAD.totalBytes)
    throw tooLarge(`Files and variables have more than ${UPLOAD.totalBytes} bytes together.`);
  return Object.fromEntries(entries);
}

function readVarFiles(value: unknown, files: Files): string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length > UPLOAD.files) throw malformed('"varFiles" must be a list of paths.');
  for (const path of value)
    if (typeof path !== "string" || !Object.hasOwn(files, path))
      throw malformed('"varFiles" names a file that isn\'t among "files".');
  return value as string[];
}

/** Without recursion: the value may be as deep as the body is long. */
function isDeeper(value: unknown, most: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
  }
  return false;
}

const foldersOf = (path: string): string[] => {
  const parts = path.split("/");
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/"));
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const malformed = (message: string) => new Refused(400, "malformed", message);
const tooLarge = (message: string) => new Refused(413, "too-large", message);

/** A name of somebody else's in a message of ours. */
const printable = (text: string) =>
  [...text.slice(0, 80)].map((c) => (/[\p{C}\p{Zl}\p{Zp}"]/u.test(c) ? "�" : c)).join("");
