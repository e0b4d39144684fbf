/** What a proposal brings that a person must agree to, one by one: it reaches beyond the resources asked for, or silences the verifier. */

import { outline } from "../../core/outline.ts";
import { own } from "../../core/own.ts";
import { calloutsOf } from "../../loop/callouts.ts";
import type { Texts } from "../workspace/state.ts";

export interface Risk {
  id: string;
  kind: string;
  title: string;
  /** Where it stands, unless it is about something that is gone. */
  file?: string;
  /** From 1. */
  line?: number;
}

const isTerraform = (path: string) => /\.(tf|tofu)$/.test(path);

/** The providers that a program's resources and data sources belong to, by the prefix of their types, with the line of the first. */
function providersOf(text: string): Map<string, number> {
  const providers = new Map<string, number>();
  for (const { kind, name, labels, start } of outline(text)) {
    const prefix = labels[0]?.split("_")[0];
    if (kind !== "block" || !prefix || !["resource", "data", "ephemeral"].includes(name)) continue;
    if (!providers.has(prefix)) providers.set(prefix, text.slice(0, start).split("\n").length);
  }
  return providers;
}

/** What is in `after` and was not in `before`. */
export function risksOf(before: Texts, after: Texts): Risk[] {
  const known = new Set(
    Object.entries(before).flatMap(([path, text]) => (isTerraform(path) ? [...providersOf(text).keys()] : [])),
  );
  const isFirst = known.size === 0;
  const risks: Risk[] = [];
  for (const [file, text] of Object.entries(after)) {
    if (!isTerraform(file) || own(before, file) === text) continue;
    for (const [provider, line] of providersOf(text)) {
      if (known.has(provider)) continue;
      known.add(provider);
      // A first program brings its provider because it was asked for.
      if (isFirst) continue;
      risks.push({
        id: `${file}:uses ${provider}`,
        kind: "provider",
        title: `uses the provider ${provider}, new to this project`,
        file,
        line,
      });
    }
    const callouts = calloutsOf(text, own(before, file) ?? "");
    risks.push(
      ...callouts.map(({ kind, title, line }, n) => ({ id: `${file}:${title}:${n}`, kind, title, file, line })),
    );
  }
  // One yes is enough for a provider.
  const required = new Set(risks.map(({ title }) => title));
  return risks.filter(({ id }) => !required.has(id.replace(/^.*:uses /, "requires the provider ")));
}
