/** The conversations a small instruction model is given, for a program and for one block again. What never changes comes first, so that its KV cache is reused. */
import type { Message } from "../core/completion.ts";
import type { Diagnostic } from "../core/report.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { exampleFor } from "./examples.ts";
import { CHANGING_TOKENS, estimateTokens, schemaNotes } from "./notes.ts";

const SYSTEM =
  "You write Terraform programs. Answer with HCL code only. Use only the resource types and arguments of the notes, and refer to other resources by their address.";

/** One worked example teaches form (references, nested blocks, variables) at the price of being read once. */
const EXAMPLE_REQUEST = `Write Terraform: an image repository scanned on push, and an elastic IP for a machine taken from a variable
Notes:
aws_ecr_repository: name, image_scanning_configuration { scan_on_push = bool }
aws_eip: domain, instance`;

const EXAMPLE_ANSWER = `resource "aws_ecr_repository" "main" {
  name = "images"

  image_scanning_configuration {
    scan_on_push = true
  }
}

variable "machine_id" {
  type = string
}

resource "aws_eip" "main" {
  domain   = "vpc"
  instance = var.machine_id
}
`;

/** Same for every request: what a cache may keep. */
export const FIXED_PREFIX: readonly Message[] = [
  { role: "system", content: SYSTEM },
  { role: "user", content: EXAMPLE_REQUEST },
  { role: "assistant", content: EXAMPLE_ANSWER },
];

/** A request longer than this is cut for the model, so that a CPU reads it within seconds. The verifier's part is not affected. */
const REQUEST_TOKENS = 400;
/** Notes that a long request doesn't push out. */
const NOTES_TOKENS = 80;

/** Whether the model is given all of a request. */
export const isReadWhole = (request: string): boolean =>
  shortened(request, REQUEST_TOKENS) === request.trim().split(/\s+/).join(" ");

/** The conversation that asks for a program. Everything after `FIXED_PREFIX` is at most `CHANGING_TOKENS` by estimate, or a long request with few notes. */
export function generationMessages(request: string, types: readonly string[], schemas: Schemas): Message[] {
  const asked = `Write Terraform: ${shortened(request, REQUEST_TOKENS)}`;
  const room = CHANGING_TOKENS - estimateTokens(`${asked}\nNotes:\n`);
  const notes = schemaNotes(types, request, schemas, Math.max(NOTES_TOKENS, room));
  const told = notes ? `${asked}\nNotes:\n${notes}` : asked;
  const example = exampleFor(types, CHANGING_TOKENS - estimateTokens(`${told}\n`));
  return [...FIXED_PREFIX, { role: "user", content: example ? `${told}\nExample:\n${example}` : told }];
}

/** One line of text within `tokens`, cut at a word. */
export function shortened(text: string, tokens: number): string {
  const all = text.trim().split(/\s+/);
  while (all.length > 1 && estimateTokens(all.join(" ")) > tokens) all.splice(Math.floor(all.length * 0.9), all.length);
  return all.join(" ").slice(0, tokens * 6);
}

/** Longer than any in the program: what the files say can't end it. */
export const fenceAround = (text: string): string =>
  "`".repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map(({ length }) => length + 1)));

/** What is told of one block at fault. */
export interface Certificate {
  /** Resource type, or `data.TYPE`; undefined for other blocks. */
  type?: string;
  block: string;
  diagnostics: readonly Diagnostic[];
  /** Addresses it may refer to. */
  declared: readonly string[];
}

const DIAGNOSTIC_TOKENS = 60;

/** Messages that ask for the block of `certificate` in a corrected form. The block itself is given whole: it must be rewritten. */
export function repairMessages(request: string, certificate: Certificate, schemas: Schemas): Message[] {
  const errors = certificate.diagnostics.map(
    (d) =>
      `- ${shortened(`${d.summary}: ${d.detail}`, DIAGNOSTIC_TOKENS / Math.min(3, certificate.diagnostics.length))}`,
  );
  const head = [
    `Correct this block of: ${shortened(request, 40)}`,
    certificate.block.trim(),
    "Errors:",
    ...errors.slice(0, 3),
    ...(certificate.declared.length > 0 ? [`Declared: ${certificate.declared.slice(0, 6).join(", ")}`] : []),
  ].join("\n");
  const left = Math.max(40, CHANGING_TOKENS - estimateTokens(head));
  const notes = certificate.type && schemaNotes([certificate.type], `${request} ${errors.join(" ")}`, schemas, left);
  return [...FIXED_PREFIX, { role: "user", content: notes ? `${head}\nNotes:\n${notes}` : head }];
}
