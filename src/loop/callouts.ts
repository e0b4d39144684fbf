/** What a person must look at before taking over what a model wrote: it reaches beyond the resources, or silences the verifier. */
import { textOf } from "../core/literal-text.ts";
import { type Item, outline } from "../core/outline.ts";

export interface Callout {
  kind: "provider" | "module" | "provisioner" | "suppression" | "backend" | "command" | "destruction" | "replacement";
  title: string;
  /** Line in the program, from 1; none of what is about no place in it, such as what is destroyed. */
  line?: number;
}

export type PlacedCallout = Callout & { line: number };

const SUPPRESSION =
  /(?:#|\/\/|\/\*)\s*(checkov:skip|trivy:ignore|tfsec:ignore|tflint-ignore|terraformer:ignore|kics-scan)[^\n]*/g;

/**
 * Callouts of `program`; of an existing program's change, those that `before` hadn't already. A new program says nothing new when it requires the provider that
 * its types' names lead to anyway.
 */
export function calloutsOf(program: string, before = ""): PlacedCallout[] {
  const known = new Map<string, number>();
  for (const { title } of list(before)) known.set(title, (known.get(title) ?? 0) + 1);
  return list(program, before === "").filter(({ title }) => {
    const left = known.get(title) ?? 0;
    known.set(title, left - 1);
    return left <= 0;
  });
}

function list(program: string, isNew = false): PlacedCallout[] {
  const lineOf = (index: number) => program.slice(0, index).split("\n").length;
  const found: PlacedCallout[] = [];
  const put = (kind: Callout["kind"], title: string, index: number) => found.push({ kind, title, line: lineOf(index) });
  const visit = (item: Item, parent: Item | undefined) => {
    if (item.kind !== "block") return;
    const label = item.labels.join(".");
    if (!parent && item.name === "provider") {
      const alias = item.items.find(({ name }) => name === "alias");
      const called = alias && textOf(program.slice(alias.body, alias.end));
      put("provider", `configures the provider ${called ? `${label}.${called}` : label}`, item.start);
    }
    if (!parent && item.name === "module") put("module", `calls the module ${label}`, item.start);
    if (!parent && item.name === "data" && item.labels[0] === "external")
      put("command", `runs a program: data.${label}`, item.start);
    if (parent?.name === "terraform" && item.name === "required_providers")
      for (const { name, start, end } of item.items)
        if (!isNew || !program.slice(start, end).includes(`"hashicorp/${name}"`))
          put("provider", `requires the provider ${name}`, start);
    if (parent?.name === "terraform" && (item.name === "backend" || item.name === "cloud"))
      put("backend", `keeps its state in ${label || item.name}`, item.start);
    if (item.name === "provisioner") put("provisioner", `runs the provisioner ${label}`, item.start);
    for (const inner of item.items) visit(inner, item);
  };
  for (const item of outline(program)) visit(item, undefined);
  for (const match of program.matchAll(SUPPRESSION)) put("suppression", `silences ${match[0].trim()}`, match.index);
  return found.sort((a, b) => a.line - b.line);
}
