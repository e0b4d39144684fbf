/** Which cloud a request is about. */
import written from "../knowledge/written/clouds.json" with { type: "json" };
import { lineOf, tokensOf } from "../language/tokens.ts";

/** Providers whose words alone decide what "a bucket" is. The small ones are named by their own words. */
export type Provider = "aws" | "google" | "azurerm" | "kubernetes" | "docker";

const { "//": _, ...clouds } = written;
const cues = Object.entries(clouds).flatMap(([provider, list]) =>
  list.split("|").map((phrase) => ({
    provider: provider as Provider,
    weak: phrase.startsWith("?"),
    phrase: lineOf(tokensOf(phrase)),
  })),
);

/** Every word that says a cloud, as it is written. */
export const CUE_WORDS: readonly string[] = Object.values(clouds).flatMap((list) =>
  tokensOf(list).map(({ said }) => said),
);

/** A cluster of Kubernetes is a cloud's; what runs in it is Kubernetes' own. */
const CLUSTER = /^ (?:kubernete|k8) (?:cluster|engine|service |node)/;

/** Where in the text (as `phraseText` gives it) which provider is said, in order. */
export function cuesIn(text: string): { provider: Provider; at: number; weak: boolean }[] {
  const found = cues.flatMap(({ provider, phrase, weak }) => {
    const places: { provider: Provider; at: number; weak: boolean }[] = [];
    for (let at = text.indexOf(phrase); at >= 0 && places.length < 20; at = text.indexOf(phrase, at + 1))
      if (provider !== "kubernetes" || !CLUSTER.test(text.slice(at, at + 40))) places.push({ provider, at, weak });
    return places;
  });
  return found.sort((a, b) => a.at - b.at);
}

/**
 * Providers that the request is about, those said first first; else those of `present`, the types of the program that it speaks of; else AWS.
 */
export function providersOf(text: string, present: Iterable<string> = []): Provider[] {
  const found = cuesIn(text);
  const strong = found.filter(({ weak }) => !weak).map(({ provider }) => provider);
  const there = [...present]
    .map((type) => type.replace(/^data\./, "").split("_")[0] as Provider)
    .filter((provider) => Object.hasOwn(clouds, provider));
  if (strong.length + there.length > 0) return [...new Set([...there, ...strong])];
  return [found[0]?.provider ?? "aws"];
}
