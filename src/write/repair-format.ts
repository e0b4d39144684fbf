/** The conversation that asks for one block again: the block, what the verifier says of it, and nothing else. */
import type { Message } from "../core/completion.ts";
import type { Diagnostic } from "../core/report.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { FIXED_PREFIX, shortened } from "./format.ts";
import { CHANGING_TOKENS, estimateTokens, schemaNotes } from "./notes.ts";

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
  const notes = certificate.type
    ? schemaNotes([certificate.type], `${request} ${errors.join(" ")}`, schemas, left)
    : "";
  return [...FIXED_PREFIX, { role: "user", content: notes ? `${head}\nNotes:\n${notes}` : head }];
}
