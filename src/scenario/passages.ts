/** The parts of a request that may each ask for something: sentences, lines, and what stands between commas and words that join. */

export interface Passage {
  from: number;
  to: number;
}

/** More are too many to look at each row of. */
const AT_MOST = 10;
const SENTENCES = /(?<=[.!?;:])\s+|\s*\n+\s*|\s+\/\s+|\s+\+\s+/g;
const JOINTS = /,\s+|\s+(?:and|plus|also|as well as|together with|then|und|sowie|et|ainsi que|y|e|en|oraz)\s+/gi;

export function passagesOf(request: string): Passage[] {
  const fine = cut(request, new RegExp(`${SENTENCES.source}|${JOINTS.source}`, "gi"));
  if (fine.length <= AT_MOST) return fine;
  const whole = cut(request, SENTENCES);
  if (whole.length <= AT_MOST) return whole;
  const each = Math.ceil(whole.length / AT_MOST);
  return Array.from({ length: Math.ceil(whole.length / each) }, (_, i) => {
    const own = whole.slice(i * each, (i + 1) * each);
    return { from: own[0]?.from ?? 0, to: own.at(-1)?.to ?? request.length };
  });
}

function cut(request: string, at: RegExp): Passage[] {
  const passages: Passage[] = [];
  let from = 0;
  for (const { 0: joint, index } of request.matchAll(at)) {
    if (index > from) passages.push({ from, to: index });
    from = index + joint.length;
  }
  if (from < request.length) passages.push({ from, to: request.length });
  return passages;
}

/** Every row of passages that stand together, all of which are `free`: first and last. */
export function rows(free: readonly boolean[]): [first: number, last: number][] {
  return free.flatMap((_, first) => {
    const end = free.indexOf(false, first);
    const length = (end < 0 ? free.length : end) - first;
    return Array.from({ length }, (_, n): [number, number] => [first, first + n]);
  });
}

/** The request with other passages left blank, so that places stay true. */
export const only = (request: string, kept: (place: number) => boolean): string =>
  [...request].length === request.length
    ? [...request].map((char, place) => (kept(place) || char === "\n" ? char : " ")).join("")
    : request;
