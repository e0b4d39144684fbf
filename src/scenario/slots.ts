/** What a request says for the parameters of a scenario: ways of asking tell where in a sentence each of them stands, and its values what they look like. */
import { own } from "../core/own.ts";
import { escaped } from "../core/references.ts";
import { numberOf } from "../language/numbers.ts";
import { quantitiesIn } from "../language/quantities.ts";
import { type Reading, readingOf } from "../language/reading.ts";
import { rootOf } from "../language/roots.ts";
import { isOrdinary, type Kind, type Span, textsIn } from "../language/texts.ts";
import { SMALL } from "../language/words.ts";
import { derived } from "./partners.ts";
import { type Group, rowOf, type Scenario } from "./scenario.ts";
import { ID, listsIn, type NameList } from "./several.ts";
import { askedWords, type Said, saidWords, signedWords, without } from "./words.ts";

export interface Filled {
  /** Every parameter's. */
  values: Record<string, string>;
  /** Parameters that the request says; the others have their usual value. */
  said: ReadonlySet<string>;
  /** UTF-16 indices of the texts that say them. */
  spans: readonly Span[];
  /** For each further one of several that are named in a list: every parameter's. */
  others: readonly Record<string, string>[];
}

/** Words beside a parameter in ways of asking. */
interface Context {
  before: Set<string>;
  after: Set<string>;
  near: Set<string>;
}

/** A request as it is looked through. */
interface Asked {
  request: string;
  said: readonly Said[];
  reading: Reading;
  lists: readonly NameList[];
  /** Whether it is a word that people use in asking, or one of the scenario's own: "non-root" isn't what the deployment is called. */
  isCommon(word: string): boolean;
}

interface Candidate {
  group: Group;
  row: readonly string[];
  at: number;
  end: number;
  score: number;
  /** Rows for the other names of its list. */
  others?: readonly (readonly string[])[];
}

/** A list so short is of choices, which are said by their words; a longer one of names, of which others do as well. */
const CHOICES_AT_MOST = 4;
/** What would end a text of HCL, or begin an expression in it. */
const UNSAFE = /["\\\n]|[$%]\{/;
const NEAR = 3;
/** Digits beyond which a number is an account's. */
const LONGEST = 9;
/** What stands right beside a value says more of it than what is near, and that it is listed more than both: of texts that only look alike, one without any such word is another's. */
const SCORES = { listed: 1.5, kind: 1, beside: 1, near: 0.35, nearAtMost: 1, nearer: 0.05, quoted: 0.7 };
const ENOUGH = 1;
/** Kinds of text that are no other parameter's by chance. */
const TELLING: ReadonlySet<string> = new Set(
  "email arn url network zone region image domain schedule machine path id".split(" "),
);

type Look = Kind | "number" | "plain";

/** What a text looks like. */
function lookOf(text: string): Look {
  if (/^\d+(?:\.\d+)?$/.test(text)) return "number";
  const [found] = textsIn(text);
  return found && found.at === 0 && found.end === text.length ? found.kind : "plain";
}

/** Looks of names that people choose: one is as good as another. */
const NAMES: ReadonlySet<Look> = new Set(["word", "name", "shape", "plain"]);

/**
 * `isCommon`: whether a word is one that people use in asking, and so no name by itself. `usually`: parameters that have their usual value, whatever the request
 * seems to say. `given`: what the user gives for parameters, which wins over all.
 */
export function fill(
  { groups, asks, programs }: Scenario,
  request: string,
  isCommon: (word: string) => boolean,
  usually: ReadonlySet<Group> = new Set(),
  given: Readonly<Record<string, string>> = {},
): Filled {
  const contexts = contextsOf(asks);
  const spoken = new Set(asks.flatMap((ask) => askedWords(ask).map(({ word }) => word)));
  const asked: Asked = {
    request,
    said: saidWords(request),
    reading: readingOf(request),
    lists: listsIn(request),
    isCommon: (word) => isCommon(word) || spoken.has(word),
  };
  const open = groups.filter((group) => !usually.has(group));
  const candidates = open
    .filter(({ isSwitch }) => !isSwitch)
    .flatMap((group) => candidatesFor(group, contexts, asked, isOptional(group, programs)))
    .sort((a, b) => b.score - a.score);
  const rows = new Map<Group, readonly string[]>();
  const taken: Candidate[] = [];
  for (const one of candidates) {
    if (rows.has(one.group) || taken.some(({ at, end }) => one.at < end && at < one.end)) continue;
    rows.set(one.group, one.row);
    taken.push(one);
  }
  // "Orders" is a name here, and doesn't ask for order.
  const words = signedWords(without(request, taken));
  for (const group of open) if (group.isSwitch && isOn(group, asks, words)) rows.set(group, ["yes"]);
  for (const group of groups) {
    const row = rowGiven(group, given);
    if (row) rows.set(group, row);
  }
  const values = (other?: Candidate, row?: readonly string[]): Record<string, string> =>
    Object.assign(
      {},
      ...groups.map((group) => valuesIn(group, (group === other?.group ? row : rowOf(group, rows)) ?? usual(group))),
    );
  const listed = taken.find(({ others }) => others !== undefined);
  return {
    values: values(),
    said: new Set([...rows.keys()].flatMap(({ names }) => names)),
    spans: taken.map(({ at, end }) => ({ at, end })),
    others: listed?.others?.map((row) => values(listed, row)) ?? [],
  };
}

/** The row that has what the user gives for the parameters of a group: one that is listed, else the usual one with it. What would end a text is left. */
function rowGiven(group: Group, given: Readonly<Record<string, string>>): readonly string[] | undefined {
  const { names, rows, isSwitch } = group;
  const meant = names.map((name) => own(given, name));
  if (isSwitch || meant.every((value) => value === undefined) || meant.some((value) => UNSAFE.test(value ?? "")))
    return undefined;
  const fits = (row: readonly string[]) => meant.every((value, k) => value === undefined || value === row[k]);
  return rows.find(fits) ?? usual(group).map((value, k) => meant[k] ?? value);
}

/** What holds where nothing is said; of a switch, that it is off. */
const usual = ({ rows, isSwitch }: Group): readonly string[] => (isSwitch ? ["no"] : (rows[0] ?? []));

const valuesIn = ({ names }: Group, row: readonly string[]) =>
  Object.fromEntries(names.map((name, i) => [name, row[i] as string]));

/** By parameter. */
function contextsOf(asks: readonly string[]): Map<string, Context> {
  const contexts = new Map<string, Context>();
  for (const ask of asks) {
    const words = askedWords(ask);
    for (const [i, { word }] of words.entries()) {
      const name = /^\{\{(\w+)\}\}$/.exec(word)?.[1];
      if (name === undefined) continue;
      // What a parameter is called says what it is, too.
      const context = contexts.get(name) ?? { before: new Set([name]), after: new Set([name]), near: new Set([name]) };
      contexts.set(name, context);
      const [before, after] = [words[i - 1]?.word, words[i + 1]?.word];
      if (before && !before.startsWith("{{")) context.before.add(before);
      if (after && !after.startsWith("{{")) context.after.add(after);
      for (const { word: other } of words.slice(Math.max(0, i - NEAR), i + NEAR + 1))
        if (!other.startsWith("{{")) context.near.add(other);
    }
  }
  return contexts;
}

/** Whether nothing of a program has the value unless it is said. */
function isOptional({ names }: Group, programs: Scenario["programs"]): boolean {
  const sections = new RegExp(`\\{\\{#said\\.(${names.join("|")})\\}\\}.*?\\{\\{/said\\.\\1\\}\\}`, "gs");
  return programs.every(({ template }) => {
    const always = template.replace(sections, "");
    return names.every((name) => !always.includes(`{{${name}}}`));
  });
}

function candidatesFor(
  group: Group,
  contexts: ReadonlyMap<string, Context>,
  asked: Asked,
  optional: boolean,
): Candidate[] {
  return group.names.flatMap((name, k) => {
    const context = contexts.get(name);
    if (!context) return [];
    const looks = new Set(group.rows.map((row) => lookOf(row[k] as string)));
    const isNumber = looks.size === 1 && looks.has("number");
    // What needn't be there has to be spoken of: any path is one for a probe else.
    const isMeant = (one: Span) => !optional || isSpokenOf(one, context, asked.said);
    const found = isNumber
      ? numbers(group, k, context, asked).filter(isMeant)
      : [...listed(group, k, asked), ...alike(group, k, looks, asked).filter(isMeant), ...versions(group, k, asked)];
    if ([...looks].every((look) => NAMES.has(look))) found.push(...several(group, k, name, context, asked));
    return found.flatMap((one) => {
      if (one.row.some((value) => UNSAFE.test(value)) && !group.rows.includes(one.row)) return [];
      // `.csv` is no name, nor is a name an ending.
      if (!group.rows.some((row) => isLed(row[k] as string) === isLed(one.row[k] as string))) return [];
      const beside = besides(one, context, asked.said);
      const score = one.score + beside;
      return score >= ENOUGH && (beside > 0 || !one.needsContext) ? [{ ...one, group, score }] : [];
    });
  });
}

/** A list of names is no chance. */
const SEVERAL = 4;
type Found = Omit<Candidate, "group"> & { needsContext: boolean };

const isLed = (text: string): boolean => /^[^\p{L}\p{N}]/u.test(text);

/** Values of the list that the request has word for word. */
function listed({ rows }: Group, k: number, { request, isCommon }: Asked): Found[] {
  const lower = request.toLowerCase();
  return rows.flatMap((row): Found[] => {
    const value = (row[k] as string).toLowerCase();
    if (TELLING.has(lookOf(value))) return [];
    const at = lower.search(new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped(value)}(?![\\p{L}\\p{N}_-])`, "u"));
    if (at < 0) return [];
    // "Audit" may be a name, or just what is asked for.
    const common = NAMES.has(lookOf(value)) && isCommon(value) && rows.length > CHOICES_AT_MOST;
    const score = common ? 0 : SCORES.listed + value.length / 100;
    return [{ row, at, end: at + value.length, score, needsContext: common }];
  });
}

/** Texts that look like the values of the list. */
function alike(
  group: Group,
  k: number,
  looks: ReadonlySet<Look>,
  { request, reading, said, isCommon }: Asked,
): Found[] {
  const named = [...looks].every((look) => NAMES.has(look));
  const all = reading.texts;
  const texts = all.filter(
    ({ kind, text, quoted }) =>
      looks.has(kind) ||
      (named &&
        NAMES.has(kind) &&
        (quoted || !(isCommon(text.toLowerCase()) || ID.test(text) || isMeasure(text, kind)))),
  );
  const literal = texts.flatMap(({ text, kind, quoted, at, end }): Found[] => {
    const row = derived(group, k, text);
    const score = (TELLING.has(kind) ? SCORES.kind : SCORES.quoted / 2) + (quoted ? SCORES.quoted : 0);
    return row
      ? [{ row, at, end, score: score + (TELLING.has(kind) ? ENOUGH : 0), needsContext: !TELLING.has(kind) && !quoted }]
      : [];
  });
  if (!named) return literal;
  // A plain word is a name only where ways of asking have one.
  const free = said.filter(({ at, end }) => !all.some((text) => at < text.end && text.at < end));
  return [
    ...literal,
    ...free.flatMap(({ word, at, end }): Found[] => {
      const row =
        /^\p{L}[\p{L}\p{N}_-]*$/u.test(word) && !isCommon(word) && !isOrdinary(word) && numberOf(word) === undefined
          ? derived(group, k, request.slice(at, end))
          : undefined;
      return row ? [{ row, at, end, score: -SCORES.near, needsContext: true }] : [];
    }),
  ];
}

/** `256Mi`, `SSE-KMS`. */
const isMeasure = (text: string, kind: Kind): boolean => kind !== "name" && (/^\d/.test(text) || !/[a-z]/.test(text));

/** Names of a list that is of what ways of asking have before the parameter: "queues: a, b and c". */
function several(group: Group, k: number, name: string, context: Context, { lists }: Asked): Found[] {
  const own = new Set([name, ...context.before, ...context.near].map(rootOf));
  return lists.flatMap(({ of, names, at, end }): Found[] => {
    const [row, ...others] = own.has(of) ? names.map((one) => derived(group, k, one)) : [];
    if (!row || others.some((other) => other === undefined)) return [];
    return [{ row, at, end, score: SEVERAL, needsContext: false, others: others as (readonly string[])[] }];
  });
}

/** "Python 3.12" for `python3.13`, "MySQL 8.4" for `MYSQL_8_0`: what a value of the list says before its number, and another number. */
function versions(group: Group, k: number, { request }: Asked): Found[] {
  const forms = new Map(group.rows.flatMap((row) => versionForm(row[k] as string)).map((form) => [form.product, form]));
  return [...forms.values()].flatMap(({ product, before, sign, after }) => {
    const pattern = `(?<![\\p{L}\\p{N}])${escaped(product)}(?:\\.?js)?[\\s._-]*(?:version\\s+|v)?(\\d+(?:\\.\\d+)*)(?![\\p{L}\\p{N}])`;
    return [...request.matchAll(new RegExp(pattern, "giu"))].flatMap(({ 0: whole, 1: version = "", index: at }) => {
      const row = derived(group, k, before + version.replaceAll(".", sign) + after);
      return row ? [{ row, at, end: at + whole.length, score: SCORES.listed, needsContext: false }] : [];
    });
  });
}

function versionForm(value: string) {
  const [, before = "", product = "", number = "", after = ""] =
    /^((\p{L}{3,}?)(?:js)?[\s._-]*)(\d+(?:[._]\d+)*)(\.x)?$/iu.exec(value) ?? [];
  return product === "" ? [] : [{ product, before, after, sign: number.includes("_") ? "_" : "." }];
}

/** A port is no number of machines: so many times the most that any of our programs has is something else. */
const BEYOND = 1000;

/** Numbers, in the unit in which ways of asking say them. */
function numbers(group: Group, k: number, context: Context, { said, reading }: Asked): Found[] {
  const own = unitOf(context.after);
  const most = Math.max(...group.rows.map((row) => Number(row[k])));
  return said.flatMap(({ word, at, end }): Found[] => {
    const number = numberOf(word) ?? (/^\d+(?:\.\d+)?$/.test(word) ? Number(word) : undefined);
    if (number === undefined || word.length > LONGEST || (!own && number > BEYOND * most)) return [];
    const quantity = reading.quantities.find((one) => one.at === at);
    const [measure, factor] = [quantity?.measure, quantity?.factor];
    if (own && measure !== undefined && measure !== own.measure) return [];
    const value = own && measure !== undefined && factor !== undefined ? (number * factor) / own.factor : number;
    // `8.0` of a version stays `8.0`.
    const text = value === number && /^\d/.test(word) ? word : String(value);
    const row = Number.isInteger(value) || !Number.isInteger(number) ? derived(group, k, text) : undefined;
    const unit = own && measure === own.measure ? SCORES.beside : 0;
    return row
      ? [{ row, at, end, score: unit + (group.rows.includes(row) ? SCORES.near : 0), needsContext: unit === 0 }]
      : [];
  });
}

/** The unit that stands behind a parameter. */
function unitOf(after: ReadonlySet<string>): { measure: string; factor: number } | undefined {
  for (const word of after) {
    const [found] = quantitiesIn(`2 ${word}`);
    if (found?.measure !== undefined && found.factor !== undefined)
      return { measure: found.measure, factor: found.factor };
  }
  return undefined;
}

/** Whether a word near a place says what the parameter is for. */
function isSpokenOf(place: Span, { near }: Context, said: readonly Said[]): boolean {
  return aroundOf(place, said).some(({ word }) => near.has(word) && !SMALL.has(word));
}

/** Words near a place. */
function aroundOf({ at, end }: Span, said: readonly Said[]): Said[] {
  const first = said.findIndex((one) => one.end > at);
  const next = said.findIndex((one) => one.at >= end);
  const behind = next < 0 ? said.length : next;
  return [...said.slice(Math.max(0, first - NEAR), first), ...said.slice(behind, behind + NEAR)];
}

/** How much the words around a place are those around the parameter in ways of asking. */
function besides({ at, end }: { at: number; end: number }, context: Context, said: readonly Said[]): number {
  const first = said.findIndex((one) => one.end > at);
  const next = said.findIndex((one) => one.at >= end);
  const behind = next < 0 ? said.length : next;
  const before = said[first - 1]?.word;
  const after = said[behind]?.word;
  const near = aroundOf({ at, end }, said).filter(({ word }) => context.near.has(word)).length * SCORES.near;
  // Of two that are as likely, the one whose words are nearer before it.
  const led = said.slice(Math.max(0, first - NEAR), first).toReversed();
  const nearer = led.reduce((sum, { word }, i) => sum + (context.near.has(word) ? SCORES.nearer / (i + 1) : 0), 0);
  return (
    (before !== undefined && context.before.has(before) ? SCORES.beside : 0) +
    (after !== undefined && context.after.has(after) ? SCORES.beside : 0) +
    Math.min(SCORES.nearAtMost, near) +
    nearer
  );
}

/** Whether the request says one of the things that ways of asking say where the switch is on. */
function isOn({ names: [name] }: Group, asks: readonly string[], words: ReadonlySet<string>): boolean {
  const section = new RegExp(`\\{\\{#${name}\\}\\}(.*?)\\{\\{/${name}\\}\\}`, "gs");
  const beside = new Set(
    asks.flatMap((ask) => [...signedWords(ask.replace(section, " ").replace(/\{\{.*?\}\}/g, " , "))]),
  );
  return asks.some((ask) =>
    [...ask.matchAll(section)].some(([, inner = ""]) => {
      const own = [...signedWords(inner.replace(/\{\{.*?\}\}/g, " , "))];
      const telling = own.filter((word) => !beside.has(word));
      const shared = own.filter((word) => words.has(word)).length;
      return telling.length > 0 && telling.every((word) => words.has(word)) && shared * 2 >= own.length;
    }),
  );
}
