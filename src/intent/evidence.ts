/** How much a request speaks of one argument or block: by its name, by what people say for it, by one of its values. */
import common from "../knowledge/written/common.json" with { type: "json" };
import type { Hit, Reading } from "../language/reading.ts";
import { rootOf, rootsOfName } from "../language/roots.ts";
import { type SpokenPhrase, spokenFor } from "./spoken.ts";
import { stateOf, valueIn } from "./values.ts";
import { WEIGHTS as W } from "./weights.ts";

export interface Evidence {
  /** 1: said in so many words. */
  strength: number;
  hit: Hit;
  /** Said as its opposite: "private" of `publicly_accessible`. */
  opposite: boolean;
  /** In words that the table has for it. */
  spoken: boolean;
  /** The allowed value that is said. */
  value?: string;
}

/** Words of names that say nothing of what it is about. */
export const GENERIC: ReadonlySet<string> = new Set(common.generic.split(" ").map(rootOf));
/** Words that many names share: they count beside another one. */
export const WEAK: ReadonlySet<string> = new Set(common.weak.split(" ").map(rootOf));

const NOTHING: Evidence = { strength: 0, hit: [], opposite: false, spoken: false };

export interface Subject {
  name: string;
  /** With the type. */
  path: string;
  values: readonly string[] | undefined;
}

export function evidenceFor(
  { name, path, values }: Subject,
  reading: Reading,
  own: ReadonlySet<string>,
  around: Hit = [],
): Evidence {
  const best = namedIn(name, path, reading, own);
  if (!values || values.length === 0) return best;
  const isTier = TIERS.test(name);
  const isNear = ({ hit, common }: { hit: Hit; common: boolean }) =>
    !common || isTier || nearby(best.hit, hit) || nearby(around, hit);
  const said = valueIn(values, reading, own, isNear, { name, anchor: best.strength >= SOME ? best.hit : [] });
  // It takes one of a few values, and none of them is said: its name may be about something else.
  if (!said)
    return best.spoken || stateOf(values, true) !== undefined ? best : { ...best, strength: best.strength * W.noValue };
  const near = isTier || nearby(around, said.hit) ? W.commonValue : 0;
  const alone = said.common ? near : W.value + W.valueWord * Math.min(said.hit.length, 3);
  return {
    strength: Math.max(best.strength + W.namedValue, alone),
    hit: [...new Set([...(best.strength >= SOME ? best.hit : []), ...said.hit])],
    opposite: false,
    spoken: best.spoken,
    value: said.value,
  };
}

/** How much a request says the name of an argument, or what people say for it or for its opposite. */
function namedIn(name: string, path: string, reading: Reading, own: ReadonlySet<string>): Evidence {
  const named = ONLY_SPOKEN.has(path.split(".").slice(1).join(".")) ? NOTHING : byName(name, reading, own);
  const spoken = bySpoken(spokenFor("fields", path), reading, own);
  const opposite = bySpoken(spokenFor("opposites", path), reading, own);
  const best = spoken.strength >= named.strength ? spoken : named;
  return opposite.strength >= best.strength && opposite.strength > 0 ? { ...opposite, opposite: true } : best;
}

/** From here on the words of a name are among those that speak of it. */
const SOME = 0.3;

/** Arguments whose values are words of every request, and mean nothing else there. */
const TIERS = /^(?:sku|sku_name|sku_tier|tier|account_tier|edition)$/;

/** What their names say is said of other things. */
const ONLY_SPOKEN = new Set([
  "tags",
  "labels",
  "region",
  "name",
  "location",
  "deletion_policy",
  "availability_zone",
  "availability_zone_id",
  "availability_mode",
  "storage_account",
  "identity.identity_ids",
]);

const nearby = (hit: Hit, other: Hit): boolean => hit.some((a) => other.some((b) => Math.abs(a - b) <= 4));

function bySpoken(phrases: readonly SpokenPhrase[], reading: Reading, own: ReadonlySet<string>): Evidence {
  let best: Hit = [];
  for (const phrase of phrases) {
    if (phrase.every((root) => own.has(root)) && phrase.length < 2) continue;
    const hit = reading.phrase(phrase);
    if (hit && hit.length > best.length) best = hit;
  }
  const [only] = best;
  if (only === undefined) return NOTHING;
  const weak = best.length === 1 && WEAK.has(reading.words[only]?.root ?? "");
  return {
    strength: weak ? W.weakPhrase : W.phrase + W.phraseWord * best.length,
    hit: best,
    opposite: false,
    spoken: true,
  };
}

/** The words of the name that the request says near each other. */
function byName(name: string, reading: Reading, own: ReadonlySet<string>): Evidence {
  const roots = [...new Set(rootsOfName(name))].filter((root) => !GENERIC.has(root) && !own.has(root));
  const weigh = (root: string) => (WEAK.has(root) ? W.weak : 1);
  const total = roots.reduce((sum, root) => sum + weigh(root), 0);
  if (total === 0) return NOTHING;
  let best: Evidence = NOTHING;
  for (const anchor of roots.flatMap((root) => reading.placesOf(root))) {
    const hit: number[] = [];
    let weight = 0;
    for (const root of roots) {
      const near = reading
        .placesOf(root)
        .filter((at) => Math.abs(at - anchor) <= roots.length + 2)
        .sort((a, b) => Math.abs(a - anchor) - Math.abs(b - anchor))[0];
      if (near === undefined) continue;
      hit.push(near);
      weight += weigh(root);
    }
    const share = weight / total;
    // One word that is in many names says little alone.
    const whole = share === 1 ? 1 : W.partly;
    const strength = share * (weight < 2 * W.weak ? W.alone : 1) * whole + (share === 1 ? W.word * hit.length : 0);
    const better = strength > best.strength || (strength === best.strength && spread(hit) < spread(best.hit));
    if (better) best = { strength, hit, opposite: false, spoken: false };
  }
  return best;
}

const spread = (hit: Hit): number => Math.max(...hit) - Math.min(...hit);

/** Whether a name says no more than that of the block it is in: `enable_confidential_compute` of `confidential_instance_config`. */
export const repeats = (name: string, block: string): boolean => {
  const around = new Set(rootsOfName(block));
  return rootsOfName(name).every((root) => GENERIC.has(root) || around.has(root) || root === "comput");
};

/** Whether a name says nothing by itself: `enabled`, `days`, `status`. */
export const isGeneric = (name: string): boolean =>
  rootsOfName(name).every((root) => GENERIC.has(root) || WEAK.has(root));

const AFFIRMING = new Set(["protect", "only", "ssh"].map(rootOf));

/** What a switch is set to. */
export function switchOf(name: string, { hit, opposite, spoken }: Evidence, reading: Reading): "true" | "false" {
  if (opposite) return "false";
  // "Not deleted" is what the table has for deletion protection: the denial is part of it.
  const whole = spoken && hit.some((at) => /^(?:not?|never|without|refus|reject)$/.test(reading.words[at]?.root ?? ""));
  const denied = reading.isDenied(hit) && !whole;
  if (/^(?:block|ignore|prevent|restrict|deny|drop)_/.test(name)) return "true";
  const verb = /^(?:skip|disable)(?=_)/.exec(name)?.[0];
  // "Stop skipping" denies the verb of the name itself.
  const own = verb === undefined ? undefined : hit.find((at) => reading.words[at]?.root === rootOf(verb));
  if (own !== undefined) return reading.isDenied([own]) ? "false" : "true";
  // What is denied is what it guards from: "prevent it from being deleted", "protected from deletion".
  if (/protection|protected/.test(name)) {
    const guard = hit.find((at) => /^protect/.test(reading.words[at]?.root ?? ""));
    if (guard !== undefined) return reading.isDenied([guard]) ? "false" : "true";
    if (denied) return "true";
  }
  const negative = /^(?:skip|disable)_|_disabled$/.test(name);
  const affirmed = hit.some((at) => AFFIRMING.has(reading.words[at]?.root ?? ""));
  return (negative && !affirmed ? denied : !denied) ? "true" : "false";
}

/** Whether a number stands near. */
export const hasNumber = (hit: Hit, reading: Reading): boolean =>
  reading.numbersNear(hit).length > 0 || /^(?:gb|mb)$/.test(reading.words[hit[0] ?? -1]?.root ?? "");
