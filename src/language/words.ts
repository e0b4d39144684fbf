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

/** A text as ` word word word `, so that whole phrases can be looked for with `includes`. */
export const phraseText = (text: string): string => ` ${words(text).join(" ")} `;
