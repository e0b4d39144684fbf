/** What a request says several times in one form, made as many times: kept where the program has no less of the request then, and the verifier no more against it. */
import type { Demand } from "../ask/retrieve.ts";
import { withElements } from "../change/records/elements.ts";
import { withRecords } from "../change/records/records.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { recordsIn } from "../language/parallel.ts";
import { readingOf } from "../language/reading.ts";
import type { ErrorsIn } from "./begun.ts";
import { weightOf } from "./choose.ts";
import { type Asked, evidenceOf } from "./evidence.ts";

export interface Recorded {
  schemas: Schemas;
  asked: Asked;
  /** Of a program as it will stand. */
  errorsIn: ErrorsIn;
}

export async function withAllRecords(program: string, { schemas, asked, errorsIn }: Recorded): Promise<string> {
  // That a type comes as often as it is named is what is done here, and no evidence.
  const worth = (text: string) => weightOf({ ...evidenceOf(text, undefined, asked), named: 0 });
  let now = program;
  for (const records of recordsIn(readingOf(asked.request))) {
    const isSeveral = (type: string) => isWanted(asked.demands, type, records.length);
    const listed = withElements(now, records);
    const next = listed === now ? withRecords(now, records, schemas, isSeveral) : listed;
    if (next === now || worth(next) < worth(now)) continue;
    if ((await errorsIn(next)) <= (await errorsIn(now))) now = next;
  }
  return now;
}

const isWanted = (demands: readonly Demand[], type: string, count: number): boolean =>
  demands.some((demand) => demand.type === type && demand.count >= count);
