/** "Tagged Environment = prod and Team = data", "env STAGE=ci": pairs of a key and a value that a request says. */
import type { Span } from "./texts.ts";

export type Pairs = readonly (readonly [key: string, value: string])[];

const QUOTE = "[\"'`]?";
const KEY = `(?<![\\w-])${QUOTE}([A-Za-z_][\\w.:/-]*?)${QUOTE}(?:\\s+(?:tag|label))?`;
/** All that stands in quotes, or a word. */
const VALUE = `${QUOTE}((?<=")[^"\\n]+(?=")|[\\w.@/:-]*[\\w@])${QUOTE}`;
const PAIR = new RegExp(`${KEY}\\s*(?:=|:(?=\\s))\\s*${VALUE}`, "g");
const SPOKEN = /\b(?:with|as)\s+(?:the\s+)?(?:tag|label)?\s*([A-Za-z][\w-]*)\s+([\w.@-]*\w)\s*[.!]?$/i;
const FIRST = new RegExp(`${KEY}\\s*=\\s*${VALUE}`, "g");
const NEXT = new RegExp(`^\\s*(?:[,;&]|and\\b)\\s*(?:and\\s+)?${FIRST.source}`);
/** The word before pairs, and what they are of. */
const LEADS = {
  tags: /\btag(?:ged|s)?\b(?:\s+with)?(?:[^.;:=,]{0,30}?)?[:\s]\s*$/i,
  labels: /\blabel(?:led|s)?\b:?\s*$/i,
  variables: /\b(?:env(?:ironment)?(?:[ -]?var(?:iable)?s?)?|variables?)\b:?\s*$/i,
} as const;

/** Pairs of a part of a request. */
export function pairsIn(text: string, isTagged: boolean): Pairs {
  const pairs = [...text.matchAll(PAIR)]
    .filter(([whole, key = ""]) => (isTagged ? !/^(?:tags?|labels?)$/i.test(key) : whole.includes("=")))
    .map(([, key, value]) => [key as string, value as string] as const);
  const spoken = pairs.length > 0 || !isTagged ? null : SPOKEN.exec(text);
  return spoken ? [[spoken[1] as string, spoken[2] as string]] : pairs;
}

/** A name that nobody would write in prose: all capitals, or of several parts. */
const NAME = `(?<![\\w./@-])${QUOTE}([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*|[A-Za-z_]\\w*(?:[./_-]\\w+)+)${QUOTE}`;
const GIVEN = new RegExp(
  `${NAME}(?:\\s*=\\s*|:\\s+|\\s+(?:(?:set )?to|as|should be|with (?:the )?value(?: of)?)\\s+)${VALUE}`,
  "g",
);

/** Such names, each with the value that it is given: "MAX_PIXELS to 80000", "cache.size = 500". */
export const namedValuesIn = (text: string): Pairs =>
  [...text.matchAll(GIVEN)].map(([, key, value]) => [key as string, value as string]);

export interface SaidPairs extends Span {
  of: keyof typeof LEADS;
  pairs: Pairs;
}

/** "A Name tag of orders", "an Owner tag with the value data". */
const OF = /\b([A-Za-z][\w:-]*) tag (?:of|set to|with (?:the )?value(?: of)?)\s+["'`]?([\w.@/:-]*[\w@])["'`]?/g;

/** All pairs of a request behind a word for what they are of. */
export function saidPairsIn(request: string): SaidPairs[] {
  const found: SaidPairs[] = [];
  let behind = 0;
  for (const first of request.matchAll(FIRST)) {
    if (first.index < behind) continue;
    const before = request.slice(Math.max(0, first.index - 60), first.index);
    const of = (Object.keys(LEADS) as SaidPairs["of"][]).find((one) => LEADS[one].test(before));
    if (!of) continue;
    const pairs: [string, string][] = [[first[1] as string, first[2] as string]];
    behind = first.index + first[0].length;
    for (let next = NEXT.exec(request.slice(behind)); next; next = NEXT.exec(request.slice(behind))) {
      pairs.push([next[1] as string, next[2] as string]);
      behind += next[0].length;
    }
    found.push({ of, pairs, at: first.index, end: behind });
  }
  for (const { 0: whole, 1: key = "", 2: value = "", index } of request.matchAll(OF))
    found.push({ of: "tags", pairs: [[key, value]], at: index, end: index + whole.length });
  return found;
}
