/** What a program lacks of a request in several sentences: each is made as a change to it, and kept where the program has more of the request then. */
import { change } from "../change/change.ts";
import type { Asking } from "../change/writer.ts";
import { addressesIn } from "../core/outline.ts";
import { firstChoice } from "../decode/first.ts";
import { sentencesOf } from "../language/clauses.ts";
import { PROGRAM_FILE } from "../mend/program.ts";
import type { Placer } from "../placing/placer.ts";
import type { ErrorsIn } from "./begun.ts";
import { weightOf } from "./choose.ts";
import { type Asked, evidenceOf } from "./evidence.ts";
import type { LoopParts } from "./run.ts";

export interface Sentences {
  parts: LoopParts;
  /** Which literal of a sentence is the value of which argument. */
  placer: Placer | undefined;
  asked: Asked;
  /** Of a program as it will stand. */
  errorsIn: ErrorsIn;
  signal: AbortSignal | undefined;
}

/** The program with what its sentences say beyond. A change that takes something out, brings an error or says no more of the request isn't made. */
export async function withSentences(program: string, sentences: Sentences): Promise<string> {
  const all = sentencesOf(sentences.asked.request);
  if (all.length < 2 || program === "") return program;
  const worth = (text: string) => weightOf(evidenceOf(text, undefined, sentences.asked));
  let now = { program, worth: worth(program), errors: await sentences.errorsIn(program) };
  for (const sentence of all) {
    sentences.signal?.throwIfAborted();
    const next = await changedBy(sentence, now.program, sentences);
    if (next === now.program || !isKept(now.program, next)) continue;
    const more = worth(next);
    if (more <= now.worth) continue;
    const errors = await sentences.errorsIn(next);
    if (errors <= now.errors) now = { program: next, worth: more, errors };
  }
  return now.program;
}

/** Values that nobody says are the usual ones: the sentence is read, no model is asked. */
async function changedBy(sentence: string, program: string, { parts, placer, signal }: Sentences): Promise<string> {
  const { verifier, schemas, retriever } = parts;
  const complete = async (asking: Asking) => {
    const { text } = await firstChoice.complete({ ...FIRST, ...asking }, () => {}, signal);
    return text;
  };
  const writer = { constrained: true, complete };
  const own = { editor: verifier, verifier, schemas, retriever, placer, writer, signal };
  const { files, broke } = await change(own, sentence, { [PROGRAM_FILE]: program });
  if (broke !== undefined) throw broke;
  return String(files[PROGRAM_FILE] ?? program);
}

const FIRST = { messages: [], seed: 0, temperature: 0, topP: 1, maxTokens: 0 };

/** Every block is still there, none of a type that is there comes to it, and nothing more is asked of the user. */
function isKept(before: string, after: string): boolean {
  const [was, is] = [addressesIn(before), addressesIn(after)];
  const added = is.filter((address) => !was.includes(address));
  const types = new Set(was.map(typeOfAddress));
  return (
    was.every((address) => is.includes(address)) &&
    !added.some((one) => types.has(typeOfAddress(one)) || one.startsWith("variable."))
  );
}

const typeOfAddress = (address: string): string => address.slice(0, address.lastIndexOf("."));
