/** Which arguments and blocks are usual, and with which values. */
import type { CtyType } from "../../src/core/schema.ts";
import type { Expression } from "./examples.ts";
import { increase, inner, inner2, once, type Read } from "./relations.ts";
import type { Said } from "./walk.ts";

export type Scalar = string | number | boolean;

export class Uses {
  /** type → path of a block → examples that have it, and in how many of them which names stand in it. */
  readonly blocks = new Map<string, Map<string, { count: number; names: Map<string, number> }>>();
  /** type → path → value as JSON → the pages whose examples have it, as often as they do. */
  readonly values = new Map<string, Map<string, Map<string, string[]>>>();
  /** The same of texts with references in them, each reference as "x". */
  readonly templates = new Map<string, Map<string, Map<string, string[]>>>();
  /** What things are called in examples: block labels, and texts of arguments that are a name. */
  readonly called = new Set<string>();

  add(page: string, blocks: readonly Read[]): void {
    const seen = new Set<string>();
    for (const { type, name, walked } of blocks) {
      this.called.add(name);
      for (const { path, names } of walked.blocks) {
        // "# ... other configuration ..."
        if ((path === "" && names.length === 0) || path === "timeouts") continue;
        const block = inner(inner2(this.blocks, type), path, () => ({ count: 0, names: new Map() }));
        if (once(seen, `${type} ${path}`)) block.count++;
        for (const n of names) if (once(seen, `${type} ${path} ${n}`)) increase(block.names, n);
      }
      for (const { path, expression, attribute } of walked.arguments)
        for (const text of attribute.sensitive ? [] : templatesIn(expression))
          inner(inner2(inner2(this.templates, type), path.join(".")), JSON.stringify(text), () => []).push(page);
      for (const said of walked.arguments)
        for (const { key, value } of literalsOf(said)) {
          if (key === "name" && typeof value === "string") this.called.add(value);
          const text = JSON.stringify(value);
          if (once(seen, `${type} ${key} ${text}`))
            inner(inner2(inner2(this.values, type), key), text, () => []).push(page);
        }
    }
  }
}

/** The literal values of an argument and of lists' members; of a map its keys, under `PATH.*`. */
function* literalsOf({ path, expression, attribute }: Said): Generator<{ key: string; value: Scalar }> {
  const key = path.join(".");
  if (attribute.sensitive || path[0] === "timeouts") return;
  if (isMap(attribute.type)) {
    for (const name of Object.keys(expression.object ?? {})) yield { key: `${key}.*`, value: name };
    return;
  }
  for (const value of scalarsIn(expression)) yield { key, value: asTyped(value, attribute.type) };
}

/** A number that is written as text is the same number. */
function asTyped(value: Scalar, type: CtyType): Scalar {
  if (typeof value !== "string") return type === "string" ? String(value) : value;
  if (type === "number" && value !== "" && !Number.isNaN(Number(value))) return Number(value);
  return type === "bool" && /^(?:true|false)$/.test(value) ? value === "true" : value;
}

const isMap = (type: CtyType): boolean => typeof type !== "string" && type[0] === "map" && typeof type[1] === "string";

function* scalarsIn({ value, list, call }: Expression): Generator<Scalar> {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") yield value;
  if (!call) for (const item of list ?? []) yield* scalarsIn(item);
}

function* templatesIn({ template, list, call }: Expression): Generator<string> {
  if (template !== undefined) yield template.replaceAll("*", "x");
  if (!call) for (const item of list ?? []) yield* templatesIn(item);
}

const PLACEHOLDER =
  /example|sample|(?<![a-z])test|foo|bar(?![a-z])|\bbaz\b|qux|demo|acme|contoso|\bmy(?!sql)|terraform|\btf[-_]|hashicorp|your|replace|placeholder|dummy|lorem|changeme|some[-_]|\d{6,}|12345|x{3,}|abc|secret|password|p@ss|hello|world/i;
/** Paths of files, addresses, ids, resource names of accounts, expressions; not the policies that AWS manages. */
const OF_SOMEBODY =
  /:\/\/|@|\$\{|[{}\n<>]|\.(?:zip|jar|war|pem|crt|key|cer|json|ya?ml|txt|sh|py|js|sql|csv|tgz|gz|png|ps1)$|^arn:(?!aws:iam::aws:)|^[a-z]+-[0-9a-f]{8,}$|^[\w.-]+\.(?:com|net|org|local)\.?$|^projects\/|^\/subscriptions\/|^(?:\d{1,3}\.){3}\d{1,3}(?:\/32)?$/i;
/** Arguments of which each program has its own value, unless several pages have the same. */
const NAME_LIKE =
  /(?:^|_)(?:name|identifier|title|label|prefix|suffix|alias|id|user|username|description|comment|email|domain|hostname|host|account|owner|path|bucket|database|query|tag|value|key|text|display|location|project|note|message|content|body|summary|filter|pattern|subject|organization|city|street|code|url|uri|reference|catalog|namespace|group|cluster|server|instance|table|topic|stream|network|subnet)(?:e?s|_prefix|_suffix)?$/;
/** What AWS itself calls so. */
const PUBLIC = /^(?:AWS\/[A-Z]|arn:aws:iam::aws:)/;
const SENTENCE = /\s\S+\s\S+\s/;

/** Whether a value is no placeholder, no text and nobody's own. */
function isShown(value: Scalar): boolean {
  if (typeof value !== "string") return typeof value === "boolean" || Math.abs(value) < 1e7;
  if (value === "" || value.length > 80 || PLACEHOLDER.test(value) || OF_SOMEBODY.test(value)) return false;
  return !SENTENCE.test(value) || /^(?:cron|rate|at)\(/.test(value);
}

/** Whether a value that examples give is worth offering to others. */
export function isWorth(path: string, value: Scalar, pages: readonly string[], called: ReadonlySet<string>): boolean {
  const name = path.replace(/\.\*$/, "").split(".").at(-1) ?? "";
  if (!isShown(value) || /^(?:tags|labels|annotations)(?:_all)?$/.test(name)) return false;
  if (typeof value !== "string" || !NAME_LIKE.test(name) || PUBLIC.test(value)) return true;
  // "lambda_function_name" says only what argument it is for.
  const own = new Set([...words(name), ...[...pages].flatMap(words)]);
  return new Set(pages).size > 1 && !called.has(value) && !words(value).every((word) => own.has(word));
}

const words = (text: string): string[] => text.toLowerCase().split(/[^a-z0-9]+/);
