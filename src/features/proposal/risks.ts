/** What a proposal brings that a person must agree to, one by one: it reaches beyond the resources asked for, or silences the verifier. */

import { isNative } from "../../core/file-kinds.ts";
import { hiddenIn } from "../../core/hidden.ts";
import { addressOf, outline } from "../../core/outline.ts";
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

/** Something that is lost, known by its sentence alone. */
export const lossRisk = (title: string): Risk => ({ id: title, kind: "loss", title });

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

/** Files by which programs are judged, and what of them doesn't count. */
const isRule = (path: string) => /(?:^|\/)\.(?:terraformer|tflint)\.hcl$|\.rego$/.test(path);

/** What is in the texts of `after` and was not in those of `before`. */
export function risksOf(before: Texts, after: Texts): Risk[] {
  const known = new Set(
    Object.entries(before).flatMap(([path, text]) => (isNative(path) ? [...providersOf(text).keys()] : [])),
  );
  const isFirst = known.size === 0;
  const risks: Risk[] = [];
  for (const [file, text] of Object.entries(after)) {
    const old = own(before, file) ?? "";
    if (old === text) continue;
    risks.push(...hiddenRisks(file, old, text));
    if (isRule(file))
      risks.push({
        id: `${file}:rules`,
        kind: "suppression",
        title: `changes how programs are judged: ${file}`,
        file,
        line: 1,
      });
    if (!isNative(file)) continue;
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
    risks.push(...sourceRisks(file, old, text), ...guardRisks(file, old, text));
    const callouts = calloutsOf(text, old);
    risks.push(
      ...callouts.map(({ kind, title, line }, n) => ({ id: `${file}:${title}:${n}`, kind, title, file, line })),
    );
  }
  // One yes is enough for a provider.
  const required = new Set(risks.map(({ title }) => title));
  return risks.filter(({ id }) => !required.has(id.replace(/^.*:uses /, "requires the provider ")));
}

/** Characters that nobody sees, on lines that weren't there. */
function hiddenRisks(file: string, before: string, after: string): Risk[] {
  const known = new Set(before.split("\n"));
  const lines = after.split("\n");
  return hiddenIn(after)
    .filter(({ line }) => !known.has(lines[line - 1] ?? ""))
    .map(({ line, code, what }) => ({
      id: `${file}:${code}:${line}`,
      kind: "hidden",
      title: `has a character that ${what} (${code})`,
      file,
      line,
    }));
}

/** Modules that were there and now come from elsewhere. */
function sourceRisks(file: string, before: string, after: string): Risk[] {
  const old = new Map(sourcesIn(before).map(({ name, source }) => [name, source]));
  return sourcesIn(after).flatMap(({ name, source, line }): Risk[] => {
    const was = old.get(name);
    if (was === undefined || was === source) return [];
    return [
      { id: `${file}:${name}:source`, kind: "module", title: `takes the module ${name} from ${source}`, file, line },
    ];
  });
}

function sourcesIn(text: string) {
  return outline(text).flatMap(({ kind, name, labels: [label = ""], items, start }) => {
    const source = kind === "block" && name === "module" ? items.find((item) => item.name === "source") : undefined;
    const line = text.slice(0, start).split("\n").length;
    return source ? [{ name: label, source: text.slice(source.body, source.end).trim(), line }] : [];
  });
}

/** Blocks that Terraform no longer refuses to destroy. No plan has it. */
function guardRisks(file: string, before: string, after: string): Risk[] {
  const guarded = guardedIn(after);
  const there = new Set(outline(after).flatMap((item) => (item.kind === "block" ? [addressOf(item)] : [])));
  return [...guardedIn(before)]
    .filter((address) => !guarded.has(address) && there.has(address))
    .map((address) => ({
      id: `${file}:${address}:prevent_destroy`,
      kind: "guard",
      title: `guards ${address} no longer: prevent_destroy is gone`,
      file,
    }));
}

function guardedIn(text: string): Set<string> {
  const found = outline(text).flatMap((block) => {
    const lifecycle = block.items.find(({ kind, name }) => kind === "block" && name === "lifecycle");
    const guard = lifecycle?.items.find(({ name }) => name === "prevent_destroy");
    const address = addressOf(block);
    return guard && address && /^true\b/.test(text.slice(guard.body, guard.end)) ? [address] : [];
  });
  return new Set(found);
}
