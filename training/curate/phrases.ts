/** How people join what they ask for, and what they call a block. */
import { pick } from "./random.ts";

type Joint = (requests: readonly string[]) => string;

const lines =
  (mark: (i: number) => string): Joint =>
  (requests) =>
    requests.map((one, i) => `${mark(i)}${one}`).join("\n");
const between =
  (...joints: string[]): Joint =>
  (requests) =>
    requests.map((one, i) => (i === 0 ? one : `${joints[Math.min(i, joints.length) - 1]}${one}`)).join("");

/** For requests of any form, in any language. */
const ANY: readonly Joint[] = [
  lines((i) => `${i + 1}. `),
  lines(() => "- "),
  lines((i) => `${"abc"[i]}) `),
  lines(() => ""),
  between("\n\n"),
];
/** Where all of them end as sentences do. */
const SENTENCES: readonly Joint[] = [
  between(" "),
  between("\n\n"),
  between(" Also: ", " And: "),
  between(" In addition: ", " Finally: "),
  between(" And one more thing. ", " And another. "),
  between("\n\nOn top of that:\n", "\n\nAnd then:\n"),
  between("\n\nBesides that we need the following. ", "\n\nLast: "),
  (requests) => `${requests.length === 2 ? "Two" : "Three"} things. ${requests.join(" ")}`,
];
/** Where none of them does. */
const NOTES: readonly Joint[] = [
  between(", and ", ", and also "),
  between(" + "),
  between("; also ", "; and "),
  between(", plus ", ", plus "),
  between(" and then "),
  between(", together with ", " and "),
  between(" as well as "),
  between(" / "),
];

/** One request of several. */
export function connected(requests: readonly string[], language: string, next: () => number): string {
  if (requests.length === 1) return requests[0] as string;
  const ends = requests.map((one) => /[.?!)]$/.test(one));
  const isFree = language === "english" && !requests.some((one) => one.includes("\n"));
  const own = !isFree ? [] : ends.every(Boolean) ? SENTENCES : ends.some(Boolean) ? [] : NOTES;
  return pick([...own, ...ANY], next)(requests);
}

/** The words of a type, without its provider and the version of its interface: "sqs queue". */
export const wordsOfType = (type: string): string =>
  type
    .replace(/_v\d+$/, "")
    .split("_")
    .slice(1)
    .join(" ") || type;

/** What people call a block in a request that speaks of others too: by its kind where the language is English, else as the program names it. */
export function called(address: string, language: string, isOnlyOne: boolean, next: () => number): string {
  if (language !== "english") return address;
  const [type = "", label = ""] = address.split(".");
  const words = wordsOfType(type);
  return isOnlyOne
    ? pick([`the ${words}`, `the ${words}`, `the ${words.split(" ").at(-1)}`], next)
    : `the ${words} ${label}`;
}
