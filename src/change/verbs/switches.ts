/** Switches and choices that a request speaks of: "turn on", "no public address", "geo redundant (GRS)". */
import { valueIn } from "../../intent/values.ts";
import type { Hit, Reading } from "../../language/reading.ts";
import { rootOf } from "../../language/roots.ts";
import { alike } from "../../language/words.ts";
import type { Candidate } from "../candidates.ts";
import { kindOf } from "../spoken.ts";

/** A switch or choice that the request speaks of. */
export function switched(candidate: Candidate, said: readonly string[], request: Reading): string | undefined {
  const { attribute, name, own, around, named, led, spoken, made, values, depth, present } = candidate;
  const takes = kindOf(attribute.type);
  // Of all words that lead to it, its own among them.
  const whole = (named * own.length + led * around.length) / Math.max(1, own.length + around.length);
  const value =
    valueIn(values ?? [], request)?.value ??
    (made ? values?.find((one) => one.length > 4 && said.some((word) => alike(one.toLowerCase(), word))) : undefined);
  if (takes === "string" && present !== undefined && verbatim(values, request.text) !== undefined)
    return JSON.stringify(verbatim(values, request.text));
  // A long word that is a value of this argument, and no word for the block, hardly means anything else.
  const clear = present !== undefined && (value?.length ?? 0) > 5;
  if (value !== undefined && takes === "string" && (named > 0.3 || spoken || made || whole > 0.5 || clear))
    return JSON.stringify(value);
  const meant =
    spoken || (made && own.length === 0) || (own.length > 0 ? named > 0.6 && whole > 0.5 : depth > 0 && whole > 0.75);
  if (!meant) return undefined;
  const off = isOff(request, [...own, ...around], spoken ?? [], name);
  if (takes === "bool") return off ? "false" : "true";
  const states =
    values?.filter((one) => /^(?:enabled|on|active|disabled|off|suspended|regional|zonal)$/i.test(one)) ?? [];
  if (takes !== "string" || states.length === 0) return undefined;
  const wanted = states.find((one) => /^(?:disabled|off|suspended|zonal)$/i.test(one) === off);
  return wanted && JSON.stringify(wanted);
}

/** A value in capitals that stands in the request as it is. */
const verbatim = (values: readonly string[] | undefined, request: string): string | undefined =>
  values?.find((one) => /^[A-Z][A-Z0-9_]{2,}$/.test(one) && new RegExp(`(?<!\\w)${one}(?!\\w)`).test(request));

/** Whether the request denies it: "turn off", "no", "disable"; of an argument that takes away, its own verb: "stop skipping" is off, "no public access" isn't. */
function isOff(reading: Reading, own: readonly string[], spoken: Hit, name: string): boolean {
  const takesAway = /^(?:block|restrict|ignore|disable|deny|prevent|skip)/.exec(name)?.[0];
  const places = (words: readonly string[]) => words.flatMap((word) => reading.placesOf(rootOf(word)));
  return reading.isDenied(takesAway === undefined ? [...places(own), ...spoken] : places([takesAway]));
}
