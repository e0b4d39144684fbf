/** Requests written from programs: what a program has, told as a person would ask for it, and the demands that this makes. */
import { addressOf, type Item, outline } from "../../src/core/outline.ts";
import { escaped } from "../../src/core/references.ts";
import { NAME, nounOf, withArticle } from "../../training/curate/asking.ts";
import { pick } from "../../training/curate/random.ts";

/** What a request asks for, each to be found in the program that is written for it. */
export type Demand =
  | { kind: "type"; type: string; count: number }
  | { kind: "value"; type: string; path: string; value: string; nested: boolean }
  | { kind: "block"; type: string; path: string }
  | { kind: "reference"; type: string; path: string; to: string };

export interface Described {
  request: string;
  demands: Demand[];
}

interface Said {
  text: string;
  demands: Demand[];
}

/** What nobody asks for. */
const UNSAID =
  /^(?:provider|count|for_each|description|depends_on|lifecycle|timeouts|provisioner|connection|dynamic|skip_\w+|force_\w+|content|policy|assume_role_policy|source\w*|filename|\w*(?:password|secret|token|json|body))$/;
/** So many things are said of a block, and of a block inside it. */
const OF_BLOCK = 5;
const OF_INNER = 3;
const LITERAL = /^(?:-?\d+(?:\.\d+)?|true|false|"[^"\\$%\n]{1,60}")$/;
const LIST = /^\[\s*(?:"[^"\\$%\n]{1,40}"\s*,?\s*)+\]$/;
/** What people write instead of abbreviations that are read letter by letter. */
const LETTERS = new Set(
  "aws vpc sqs sns s3 iam kms ec2 ecs ecr eks rds db dms efs fsx ebs lb nat acm waf dns api vpn sso ssm ses mq emr msk ip dax dlm ram glue cidr ttl tls ssl ssh http https arn id az ami cpu url mfa".split(
    " ",
  ),
);

const words = (name: string): string =>
  name
    .split("_")
    .map((word) => (LETTERS.has(word) ? word.toUpperCase() : word))
    .join(" ");

const bare = (text: string): string => text.replace(/^"(.*)"$/, "$1");

/** A noun for a type, as people spell it. */
const nounFor = (type: string, isFirst: boolean): string =>
  nounOf(type, isFirst)
    .split(" ")
    .map((word) => (LETTERS.has(word.toLowerCase()) ? word.toUpperCase() : word))
    .join(" ");

/** Now and then it is said as Terraform does, or as its documentation describes it. */
function headFor(type: string, isFirst: boolean, about: string | undefined, next: () => number): string {
  const by = next();
  if (by < 0.08) return withArticle(`${type} resource`);
  if (about !== undefined && by < 0.4) return about;
  return withArticle(nounFor(type, isFirst));
}

const UNITS: readonly [RegExp, string, string][] = [
  [/^(.*?)_?(?:in_)?seconds$/, "seconds", ""],
  [/^(.*?)_?(?:in_)?minutes$/, "minutes", ""],
  [/^(.*?)_?(?:in_)?hours$/, "hours", ""],
  [/^(.*?)_?(?:in_)?days$/, "days", ""],
  [/^(.*?)_?(?:in_)?(?:gb|gib)$/, "GB", ""],
  [/^(.*?)_?(?:in_)?(?:mb|mib)$/, "MB", ""],
];

/** "retention of 30 days", "versioning enabled", "engine postgres". */
function valueInWords(name: string, text: string, next: () => number): string {
  if (/^"?(?:true|false)"?$/.test(text)) {
    const on = text.includes("true");
    const feature = words(name.replace(/^(?:enable|is)_|_enabled?$|^enabled$/g, "")).trim();
    if (feature === "") return on ? "enabled" : "disabled";
    return on
      ? pick([`${feature} enabled`, `${feature} turned on`, `${feature} set to true`], next)
      : pick([`${feature} disabled`, `${feature} turned off`, `${feature} set to false`], next);
  }
  if (/^-?\d/.test(text)) {
    const unit = UNITS.find(([pattern]) => pattern.test(name));
    const of = unit?.[0].exec(name)?.[1] ?? "";
    if (unit && of !== "")
      return pick([`${words(of)} of ${text} ${unit[1]}`, `a ${words(of)} of ${text} ${unit[1]}`], next);
    return pick([`${words(name)} of ${text}`, `${words(name)} ${text}`, `${words(name)} set to ${text}`], next);
  }
  const value = next() < 0.4 ? text : bare(text);
  return pick([`${words(name)} ${value}`, `${words(name)} set to ${value}`, `${value} as the ${words(name)}`], next);
}

const REFERRING = ["that uses", "connected to", "using", "for", "attached to"];
const IS_REFERRING = new RegExp(`^(?:${REFERRING.join("|")}) `);

/** A request for a program; undefined where nothing of it can be said. */
export function describe(
  program: string,
  next: () => number,
  aboutOf: (type: string) => string | undefined = () => undefined,
): Described | undefined {
  const blocks = outline(program).filter(({ name, labels }) => name === "resource" && labels.length === 2);
  const all = new Set(blocks.flatMap((block) => addressOf(block) ?? []));
  if (blocks.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { labels } of blocks) counts.set(labels[0] as string, (counts.get(labels[0] as string) ?? 0) + 1);
  const told = new Map<string, number>();
  const parts = blocks.map((block, i): Said => {
    const type = block.labels[0] as string;
    const nth = told.get(type) ?? 0;
    told.set(type, nth + 1);
    const head = nth > 0 ? `another ${nounFor(type, false)}` : headFor(type, i === 0, aboutOf(type), next);
    const { name, things, demands } = saidOf(program, block, type, all, next);
    const called = name === undefined ? "" : ` ${pick(["named", "called"], next)} ${name}`;
    return { text: `${head}${called}${joined(things, next)}`, demands };
  });
  const [first, ...rest] = parts.map(({ text }) => text) as [string, ...string[]];
  const request = pick(
    [
      () => `Create ${[first, ...rest].join(", ")}.`,
      () => `Create ${first}${rest.length > 0 ? `. Also create ${listed(rest)}` : ""}.`,
      () => `I need ${listed([first, ...rest])}.`,
      () => `Set up ${first}${rest.length > 0 ? `, together with ${listed(rest)}` : ""}`,
      () => `Terraform for ${first}${rest.map((one) => `; ${one}`).join("")}`,
    ],
    next,
  )();
  return {
    request,
    demands: [
      ...[...counts].map(([type, count]) => ({ kind: "type", type, count }) as const),
      ...parts.flatMap(({ demands }) => demands),
    ],
  };
}

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join() : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;

function joined(things: readonly string[], next: () => number): string {
  const links = things.filter((thing) => IS_REFERRING.test(thing));
  const rest = things.filter((thing) => !IS_REFERRING.test(thing));
  const linked = links.length > 0 ? ` ${listed(links)}` : "";
  if (rest.length === 0) return linked;
  return `${linked}${pick([` with ${listed(rest)}`, `, with ${listed(rest)}`, ` (${rest.join(", ")})`], next)}`;
}

/** What is said of one block: its name, and things one after the other. */
function saidOf(program: string, block: Item, type: string, all: ReadonlySet<string>, next: () => number) {
  let name: string | undefined;
  const own: Said[] = [];
  for (const item of block.items) {
    if (UNSAID.test(item.name)) continue;
    if (item.kind === "block") {
      const inner = innerOf(program, item, type, item.name, all, next);
      if (inner) own.push(inner);
      continue;
    }
    const text = program.slice(item.body, item.end);
    if (name === undefined && /^"/.test(text) && isNameOf(item.name, type) && LITERAL.test(text)) {
      name = bare(text);
      own.unshift({ text: "", demands: [{ kind: "value", type, path: item.name, value: text, nested: false }] });
      continue;
    }
    own.push(...argumentOf(program, item, type, item.name, all, next));
  }
  const kept = own.filter(({ text }) => text === "").concat(own.filter(({ text }) => text !== "").slice(0, OF_BLOCK));
  return {
    name,
    things: kept.flatMap(({ text }) => (text === "" ? [] : [text])),
    demands: kept.flatMap((one) => one.demands),
  };
}

const isNameOf = (name: string, type: string): boolean =>
  NAME.test(name) ||
  /^(?:bucket|cluster_identifier|family)$/.test(name) ||
  (/_name$/.test(name) && type.endsWith(`_${name.replace(/_name$/, "")}`));

/** A block inside of a block, with what stands in it. */
function innerOf(
  program: string,
  block: Item,
  type: string,
  path: string,
  all: ReadonlySet<string>,
  next: () => number,
): Said | undefined {
  const things: Said[] = [];
  for (const item of block.items) {
    if (UNSAID.test(item.name)) continue;
    const inner = `${path}.${item.name}`;
    if (item.kind === "argument") things.push(...argumentOf(program, item, type, inner, all, next));
    else
      things.push(
        ...(item.items.length > 0 ? [innerOf(program, item, type, inner, all, next)] : []).flatMap((one) => one ?? []),
      );
  }
  if (things.length === 0 && block.items.length > 0) return undefined;
  const said = things.slice(0, OF_INNER);
  const noun = withArticle(words(block.name));
  const text =
    said.length === 0
      ? noun
      : pick(
          [
            `${noun} with ${listed(said.map((one) => one.text))}`,
            `${noun} (${said.map((one) => one.text).join(", ")})`,
          ],
          next,
        );
  return { text, demands: [{ kind: "block", type, path }, ...said.flatMap(({ demands }) => demands)] };
}

/** An argument: a literal, a list of literals, tags, or a reference to a block of the program. */
function argumentOf(
  program: string,
  item: Item,
  type: string,
  path: string,
  all: ReadonlySet<string>,
  next: () => number,
): Said[] {
  const text = program.slice(item.body, item.end);
  const nested = path.includes(".");
  const value = (literal: string): Demand => ({ kind: "value", type, path, value: literal, nested });
  if (LITERAL.test(text)) return [{ text: valueInWords(item.name, text, next), demands: [value(text)] }];
  if (LIST.test(text)) {
    const values = [...text.matchAll(/"[^"]*"/g)].map(([one]) => one);
    return [{ text: `${words(item.name)} ${listed(values.map(bare))}`, demands: values.map(value) }];
  }
  if (item.name === "tags") {
    const pairs = [...text.matchAll(/"?([\w-]+)"?\s*=\s*("[^"$\\]*")/g)].slice(0, 2);
    return pairs.map(([, key = "", one = ""]) => ({
      text: pick([`tagged ${key} = ${bare(one)}`, `a ${key} tag of ${bare(one)}`], next),
      demands: [value(one)],
    }));
  }
  const to = [...all].find((address) => new RegExp(`(?<![\\w.-])${escaped(address)}[.[]`).test(text));
  if (to === undefined || /^\s*(?:jsonencode|templatefile|file)\(/.test(text)) return [];
  const target = to.split(".")[0] as string;
  return [
    {
      text: `${pick(REFERRING, next)} the ${nounFor(target, false)}`,
      demands: [{ kind: "reference", type, path, to: target }],
    },
  ];
}
