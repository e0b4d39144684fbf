/**
 * Which providers a program needs, and in which version: the one that it was judged by. Code writes it, so it is no value of the model. A module may
 * have one `required_providers` block, in whatever file.
 */
import { isRoot } from "../core/file-kinds.ts";
import { type Item, outline } from "../core/outline.ts";
import type { Schemas } from "../knowledge/schemas.ts";

type Texts = Record<string, string>;

/** An entry of `required_providers`, as text. */
interface Entry {
  name: string;
  text: string;
}

interface Place {
  path: string;
  terraform: Item;
  /** Its `required_providers`; undefined when it has none. */
  required: Item | undefined;
}

const USING = ["resource", "data", "ephemeral"];

/** Local names of the providers that the root module's blocks use. */
function providersUsed(files: Texts): Set<string> {
  const used = new Set<string>();
  for (const [path, text] of Object.entries(files)) {
    if (!isRoot(path)) continue;
    for (const { name, labels, items } of outline(text)) {
      if (!USING.includes(name) || labels[0] === undefined) continue;
      const meta = items.find((item) => item.kind === "argument" && item.name === "provider");
      const chosen = meta && /^[\w-]+/.exec(text.slice(meta.body, meta.end).trim())?.[0];
      used.add(chosen ?? (labels[0].split("_")[0] as string));
    }
  }
  return used;
}

const placesIn = (files: Texts): Place[] =>
  Object.entries(files).flatMap(([path, text]) =>
    isRoot(path)
      ? outline(text)
          .filter(({ kind, name }) => kind === "block" && name === "terraform")
          .map((terraform) => ({
            ...{ path, terraform },
            required: terraform.items.find(({ kind, name }) => kind === "block" && name === "required_providers"),
          }))
      : [],
  );

const entriesOf = (text: string, required: Item | undefined): Entry[] =>
  (required?.items ?? []).map(({ name, start, end }) => ({ name, text: text.slice(start, end) }));

const isOfficial = (name: string, source: string) => source === `hashicorp/${name}`;

/** A new program with what it requires. */
export function withRequirements(program: string, path: string, schemas: Schemas): string {
  const files = { [path]: program };
  return versioned(added(files, lacking(files, providersUsed(files), schemas), path), path)[path] as string;
}

/** What our programs are written for: the oldest Terraform that knows all that they use, and so does every OpenTofu. */
const VERSION = 'required_version = ">= 1.5"';

/** The files with a required version in the first `terraform` block of `path`, unless one has it already. */
function versioned(files: Texts, path: string): Texts {
  const places = placesIn(files);
  const place = places.find((one) => one.path === path);
  const text = files[path] as string;
  const stated = places.some(({ terraform }) => terraform.items.some(({ name }) => name === "required_version"));
  if (!place || stated || text[place.terraform.body] !== "\n") return files;
  const { body } = place.terraform;
  return { ...files, [path]: `${text.slice(0, body)}\n  ${VERSION}${text.slice(body)}` };
}

/**
 * A changed program with what it requires besides, since the change uses a provider that it didn't use before. Where it states no requirements, only those are
 * stated that can't be left out.
 */
export function withNewRequirements(before: Texts, after: Texts, schemas: Schemas): Texts {
  const known = providersUsed(before);
  const news = new Set([...providersUsed(after)].filter((name) => !known.has(name)));
  const states = placesIn(after).some(({ required }) => required);
  const entries = lacking(after, news, schemas).filter(({ name, source }) => states || !isOfficial(name, source));
  const path = Object.keys(after).find((one) => isRoot(one) && after[one] !== before[one]);
  return path === undefined ? after : added(after, entries, path);
}

/** A program in a file beside others, whose requirements join theirs: a second `required_providers` would be an error. */
export function joined(files: Texts, path: string): Texts {
  const own = placesIn(files).filter((place) => place.path === path && place.required);
  const others = placesIn(files).filter((place) => place.path !== path && place.required);
  if (own.length === 0 || others.length === 0) return files;
  let text = files[path] as string;
  const declared = new Set(
    others.flatMap((place) => entriesOf(files[place.path] as string, place.required)).map(({ name }) => name),
  );
  const entries = own.flatMap(({ required }) => entriesOf(text, required)).filter(({ name }) => !declared.has(name));
  for (const { terraform, required } of own.toReversed()) {
    const gone = terraform.items.length === 1 ? terraform : (required as Item);
    text = text.slice(0, gone.start) + text.slice(gone.end).replace(/^[ \t]*\n+/, "");
  }
  return added({ ...files, [path]: text }, entries, path);
}

function lacking(files: Texts, used: ReadonlySet<string>, schemas: Schemas): (Entry & { source: string })[] {
  const declared = new Set(
    placesIn(files)
      .flatMap(({ path, required }) => entriesOf(files[path] as string, required))
      .map(({ name }) => name),
  );
  return [...used].sort().flatMap((name) => {
    const provider = declared.has(name) ? undefined : schemas.provider(name);
    if (!provider) return [];
    const { source, major } = provider;
    return [{ name, source, text: `${name} = {\n  source  = "${source}"\n  version = "~> ${major}.0"\n}` }];
  });
}

/** The files with more requirements: where some are stated already, else in a `terraform` block, else at the beginning of `path`. */
function added(files: Texts, entries: readonly Entry[], path: string): Texts {
  if (entries.length === 0) return files;
  const places = placesIn(files);
  const place = places.find(({ required }) => required) ?? places[0];
  const lines = entries.map(({ text }) => indented(text, "    ")).join("\n");
  if (!place) {
    const text = `terraform {\n  required_providers {\n${lines}\n  }\n}\n\n${files[path] ?? ""}`;
    return { ...files, [path]: text };
  }
  const text = files[place.path] as string;
  const block = place.required ? lines : `  required_providers {\n${lines}\n  }`;
  return { ...files, [place.path]: atEndOf(text, place.required ?? place.terraform, block) };
}

/** `text` with more lines before the closing brace of a block. */
function atEndOf(text: string, { body, close }: Item, lines: string): string {
  const head = text.slice(0, close).replace(/[ \t]*$/, "");
  const indent = head.endsWith("\n") ? text.slice(head.length, close) : "";
  const open = head.endsWith("\n") && head.length > body ? head : `${head.trimEnd()}\n`;
  return `${open}${lines}\n${indent}${text.slice(close)}`;
}

/** An entry as it stands elsewhere, with another indentation. */
function indented(text: string, by: string): string {
  const lines = text.split("\n");
  const own = /^[ \t]*/.exec(lines.at(-1) ?? "")?.[0] ?? "";
  return lines.map((line, i) => by + (i > 0 && line.startsWith(own) ? line.slice(own.length) : line)).join("\n");
}
