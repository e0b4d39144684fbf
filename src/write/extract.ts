/** From what a model says to the program in it. */
import { outline } from "../core/outline.ts";

/** Marks that chat models put around their turns. */
const TURN_MARKS = /<\|[a-z_]+\|>|<\/?s>/g;
const FENCE = /^[ \t]*(?:```|~~~)[^\n]*$/m;
/** The same line this often in a row is a model that has lost the thread. */
const REPEATS = 4;

/**
 * The HCL in a model's answer: fenced code when there is some (all of its fences, in order), else the answer without prose before
 * the first block and after the last. What was cut off by the token limit stays: it may be completed. No text gives "".
 */
export function extractProgram(answer: string): string {
  const text = answer.replace(TURN_MARKS, "").replaceAll("\r\n", "\n");
  const code = fenced(text) ?? text;
  return stopRepetition(withoutProse(code)).trim();
}

/** A model that has lost the thread writes the same lines over and over: as they are, or with other numbers in them. */
const PERIODS = [
  { mostLines: 8, times: 4, of: (line: string) => line.trim() },
  { mostLines: 12, times: 12, of: (line: string) => line.trim().replace(/\d+/g, "0") },
] as const;

/** Whether an answer so far ends in lines that are there again and again: it can be stopped. */
export function isRepeating(answer: string): boolean {
  return PERIODS.some(({ mostLines, times, of }) => {
    const lines = answer
      .split("\n")
      .slice(-mostLines * times - 1, -1)
      .map(of);
    for (let period = 1; period <= mostLines; period++) {
      const last = lines.slice(-period * times);
      if (last.length < period * times) return false;
      const isSame = last.every((line, at) => line === last[at % period]);
      if (isSame && last.some((line) => line.length > 1)) return true;
    }
    return false;
  });
}

/** What is finished of an answer that was stopped, somewhere within a block. */
export const finishedIn = (answer: string): string => /^.*\n\}\n/s.exec(answer)?.[0] ?? "";

function fenced(text: string): string | undefined {
  const parts = text.split(new RegExp(FENCE, "gm"));
  if (parts.length === 1) return undefined;
  // An answer that a prefill began is code up to its first fence.
  const inside = startsAsCode(parts[0] ?? "") ? [parts[0]] : parts.filter((_, i) => i % 2 === 1);
  return inside.join("\n");
}

const BLOCK_START =
  /^[ \t]*(?:resource|data|variable|output|locals|terraform|provider|module|moved|import|removed|check|ephemeral)\b[^\n=]*\{/m;
const startsAsCode = (text: string) => BLOCK_START.test(text.trimStart().split("\n", 1)[0] ?? "");

function withoutProse(text: string): string {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => BLOCK_START.test(line));
  if (first < 0) return "";
  const code = lines.slice(first).join("\n");
  const prose = outline(code).filter(({ kind }) => kind === "junk");
  return prose.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), code);
}

function stopRepetition(text: string): string {
  const lines = text.split("\n");
  let last = "";
  let same = 1;
  let first = 0;
  for (const [i, line] of lines.entries()) {
    const said = line.trim();
    if (said.length < 2) continue;
    if (said !== last) first = i;
    same = said === last ? same + 1 : 1;
    last = said;
    if (same >= REPEATS) return lines.slice(0, first + 1).join("\n");
  }
  return text;
}
