/** Words of prompts and of type names, brought to one form so that "policies" finds `aws_iam_policy`. */

/** Lower case, plural taken off. */
export function stem(word: string): string {
  const w = word.toLowerCase();
  if (w.length > 4 && w.endsWith("ies")) return `${w.slice(0, -3)}y`;
  if (w === "https" || w === "dns") return w;
  if (w.length > 4 && /(ss|x|ch|sh)es$/.test(w)) return w === "caches" ? "cache" : w.slice(0, -2);
  if (w.length > 3 && w.endsWith("s") && !/(ss|us|is)$/.test(w)) return w.slice(0, -1);
  return w;
}

/** The words of a text in order, in their one form. Numbers and punctuation are no words, except inside one (`s3`, `ec2`). */
export function words(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}][\p{L}\p{N}]*/gu) ?? []).map(stem);
}

/** The words of a type without its provider and version. */
export const typeWords = (type: string): string[] =>
  words(type.replace(/^data\./, "").replaceAll("_", " "))
    .slice(1)
    .filter((word) => !/^v\d$/.test(word));

/** A text as ` word word word `, so that whole phrases can be looked for with `includes`. */
export const phraseText = (text: string): string => ` ${words(text).join(" ")} `;

/** Words that say nothing of a configuration. */
export const SMALL: ReadonlySet<string> = new Set(
  `a an the and or of in on for to with from by as at it its that is be are was one i we you our my their they them this these those
  which who whose will would should must may might shall have has had do does get gets got into than then there when where while all any
  be been being also just so please want need make create called named using use used`.split(/\s+/),
);

/** The same word, or words of one root: "build" and "builder". */
export const alike = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) > 4 && a.slice(0, 5) === b.slice(0, 5));

/** Whether a text has another as a whole word, in whatever case; of 1.2 the 2 is none. */
export function hasWord(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  return at >= 0 && !/[\w.]/.test(text[at - 1] ?? "") && !/\w/.test(text[at + word.length] ?? "");
}
