/** Reads the prompts to evaluate: NDJSON of `{"id","prompt","files"?,"policy"?,"types"?,"asked"?}`. */
import type { Task } from "./record.ts";

export interface Input {
  tasks: Task[];
  /** What is wrong with lines, each with its number and what to do. */
  problems: string[];
}

const EXAMPLE = '{"id": "vpc", "prompt": "a VPC"}';

/** `digest` gives the same short text for the same line, on every machine. */
export function readTasks(text: string, digest: (line: string) => string): Input {
  const tasks: Task[] = [];
  const problems: string[] = [];
  const lines = new Map<string, number>();
  for (const [i, line] of text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "") continue;
    const task = readTask(line);
    const first = typeof task === "string" ? undefined : lines.get(JSON.stringify(task.id));
    const problem =
      typeof task === "string"
        ? task
        : first !== undefined
          ? `has the id of line ${first}, ${JSON.stringify(task.id)}. Give each its own.`
          : undefined;
    if (problem !== undefined || typeof task === "string") {
      problems.push(`line ${i + 1} ${problem}`);
      continue;
    }
    lines.set(JSON.stringify(task.id), i + 1);
    tasks.push({ ...task, line: i + 1, request: digest(JSON.stringify(task)) });
  }
  return { tasks, problems };
}

/** The task of a line, or what is wrong with it. */
function readTask(line: string): Omit<Task, "line" | "request"> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `is not JSON (${error instanceof Error ? error.message : error}). Write one object a line, such as ${EXAMPLE}.`;
  }
  if (!isRecord(value)) return `is no object. Write one a line, such as ${EXAMPLE}.`;
  const { id, prompt, files, policy, types, asked } = value;
  if (typeof id !== "string" && typeof id !== "number") return `has no "id": add one, a text or a number.`;
  if (typeof prompt !== "string" || prompt.trim() === "") return `has no "prompt": say what to write, in plain words.`;
  if (files !== undefined && !(isRecord(files) && Object.values(files).every(isText)))
    return `has "files" that aren't path and text: write {"main.tf": "…"}, or leave them out for a new program.`;
  if (policy !== undefined && !isText(policy)) return `has a "policy" that isn't text: put the Rego itself there.`;
  if (types !== undefined && !(Array.isArray(types) && types.every(isText)))
    return `has "types" that aren't a list of texts: write ["aws_vpc", "data.aws_ami"].`;
  if (asked !== undefined && !(Array.isArray(asked) && asked.every(isText)))
    return `has "asked" that isn't a list of texts: write the addresses to be changed, ["aws_vpc.main"].`;
  return {
    id,
    prompt,
    ...(files !== undefined && { files: files as Record<string, string> }),
    ...(policy !== undefined && { policy }),
    ...(types !== undefined && { types }),
    ...(asked !== undefined && { asked }),
  };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every `of`-th task from the `nth`, which counts from 1. */
export const shardOf = (tasks: readonly Task[], nth: number, of: number): Task[] =>
  tasks.filter((_, i) => i % of === nth - 1);
