/** Names that requests give to things. */

export const quotesAway = (text: string): string => text.replace(/^["'`]+|["'`.,;:]+$/g, "");

/** A text as a Terraform name: `cost-center` → `cost_center`. */
export const identifier = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9_]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .replace(/^(?=\d)/, "_")
    .replace(/^$/, "main");

/** The name that a request gives to something new: `called X`, `named X`, or the noun with a quoted name behind it. */
export function givenName(text: string, noun?: string): string | undefined {
  const called = /\b(?:called|named|name it|call it)\s+["'`“]?([A-Za-z0-9][\w./-]*)/i.exec(text)?.[1];
  const beside =
    noun === undefined ? undefined : new RegExp(`\\b${noun}\\s+["'\`“]([\\w./-]+)["'\`”]`, "i").exec(text)?.[1];
  return (called ?? beside)?.replace(/[./-]+$/, "");
}
