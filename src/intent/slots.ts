/** Arguments of a type that a literal of a request may be the value of, with what is known of each. */
import { allowedValues, hasFormat, namedValues, spelt, type TypeFacts } from "../core/facts.ts";
import { quoted } from "../core/quoted.ts";
import { type CtyType, isStringList } from "../core/schema.ts";
import type { Ref } from "../knowledge/knowledge.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Literal } from "../language/literals.ts";
import { amountWithin, countedBy, measureOf } from "../language/quantities.ts";
import { rootsOfName, rootsOfPhrase } from "../language/roots.ts";
import { type Node, treeOf } from "./field-tree.ts";
import { type SpokenPhrase, spokenFor } from "./spoken.ts";
import { isUsual } from "./usual.ts";

export interface Slot {
  type: string;
  /** Without the type. */
  path: string;
  node: Node;
  takes: "string" | "number";
  many: boolean;
  facts: TypeFacts | undefined;
  /** All values that it takes, where they are known. */
  values: readonly string[] | undefined;
  /** Kinds of texts that examples give it; `byName`: that they give others of its name. */
  kinds: ReadonlySet<string>;
  byName: boolean;
  /** What examples have there of other blocks. */
  refs: readonly Ref[];
  /** Values that examples give it, in lower case. */
  usual: ReadonlySet<string>;
  /** How many of the examples give it, through all blocks around it. */
  share: number;
  measure: string | undefined;
  /** It is what the thing is called. */
  isName: boolean;
  /** Words of its name, of the blocks around it, and what people say for it. */
  roots: ReadonlySet<string>;
  around: ReadonlySet<string>;
  phrases: readonly SpokenPhrase[];
}

const known = new WeakMap<Schemas, Map<string, { facts: TypeFacts | undefined; slots: readonly Slot[] }>>();

/** None where no schema has the type. */
export function slotsOf(type: string, schemas: Schemas, facts: TypeFacts | undefined): readonly Slot[] {
  const all = known.get(schemas) ?? new Map();
  known.set(schemas, all);
  const before = all.get(type);
  if (before && before.facts === facts) return before.slots;
  const slots = read(type, schemas, facts);
  all.set(type, { facts, slots });
  return slots;
}

function read(type: string, schemas: Schemas, facts: TypeFacts | undefined): Slot[] {
  const block = schemas.block(type);
  if (!block) return [];
  const { knowledge } = schemas;
  const ownRoots = new Set(rootsOfName(type.replace("data.", "")));
  const slots: Slot[] = [];
  const visit = (node: Node, share: number, at: string) => {
    for (const child of node.children) {
      const path = child.path.slice(type.length + 1);
      const shown = knowledge.use(type, at, child.name)?.share ?? (knowledge.examples(type) === 0 ? UNSEEN : RARE);
      const takes = child.argument && takenBy(child.argument.type);
      const steps = path.split(".");
      if (takes)
        slots.push({
          ...{ type, path, node: child, ...takes, facts, share: share * shown },
          values: allowedValues(facts, path) ?? knowledge.listed(type, path),
          ...knowledge.kinds(type, path),
          refs: knowledge.refsAt(type, path),
          usual: new Set(knowledge.values(type, path).map(({ value }) => String(value).toLowerCase())),
          measure: takes.takes === "number" ? measureOf(child.name) : undefined,
          isName: isName(child.name) && steps.length === 1,
          roots: new Set(rootsOfName(child.name).filter((root) => steps.length > 1 || !ownRoots.has(root))),
          around: new Set(steps.slice(0, -1).flatMap(rootsOfName)),
          phrases: phrasesOf(child.path, child, takes.takes),
        });
      visit(child, share * shown, path);
    }
  };
  visit(
    treeOf(type, block, (path) => isUsual(knowledge, type, path.slice(type.length + 1))),
    1,
    "",
  );
  return slots;
}

/** Of what no example of a type shows, and of a type that has none. */
const RARE = 0.02;
const UNSEEN = 0.5;

function takenBy(type: CtyType): Pick<Slot, "takes" | "many"> | undefined {
  if (type === "string" || type === "number") return { takes: type, many: false };
  return isStringList(type) ? { takes: "string", many: true } : undefined;
}

function phrasesOf(path: string, { name }: Node, takes: string): SpokenPhrase[] {
  const counted = takes === "number" ? countedBy(name).map(rootsOfPhrase) : [];
  return [...spokenFor("fields", path), ...counted].filter((phrase) => phrase.length > 0);
}

/** Whether an argument is the name of the thing itself. */
export const isName = (name: string): boolean =>
  /^(?:name|bucket|identifier|family|title|display_name|account_id|repository_id|dataset_id|topic_id)$|(?<!user|host|domain|key|dns|file|zone)_name$|_identifier$/.test(
    name,
  ) &&
  (!isIdentifier(name) || /^(?:account|repository|dataset|topic)_id$/.test(name));

/** Of a type's arguments, what the thing itself is called by. */
export function nameAmong(slots: readonly Slot[]): Slot | undefined {
  const own = slots.filter(({ path, takes, many }) => !path.includes(".") && takes === "string" && !many);
  const names = own.filter(({ isName: is }) => is).sort((a, b) => b.share - a.share);
  /** `function_name` of a function, `replication_group_id` of a replication group. */
  const isOfType = ({ type, node }: Slot) => {
    const [last = "", ...words] = node.name.split("_").reverse();
    return (
      words.length > 0 && /^(?:name|id|identifier)$/.test(last) && words.every((word) => type.split("_").includes(word))
    );
  };
  return (
    names.find(({ path }) => path === "name") ??
    names.find(({ path }) => !path.includes("_")) ??
    own.find((slot) => slot.node.required && isOfType(slot)) ??
    names.find(isOfType) ??
    names.find(({ node }) => node.required)
  );
}

/** Whether an argument names something that exists elsewhere. */
export const isIdentifier = (name: string): boolean => /(?:^|_)(?:id|arn|ids|arns|ami)$/.test(name);

const hasFractions = (usual: ReadonlySet<string>): boolean => [...usual].some((value) => /^\d*\.\d+$/.test(value));

/** Whether what examples have at an argument of other blocks allows a literal there: the id of a thing stands where its block would be referred to, an ARN where ARNs are. */
function mayStandAt({ node, refs, kinds, byName }: Slot, { kind, of, text }: Literal): boolean {
  if (refs.length === 0) {
    const isUnknown = kinds.size === 0 || byName;
    return (kind !== "id" && kind !== "arn") || kinds.has(kind) || (isUnknown && !isName(node.name));
  }
  // By its end a name says of what it is the id: `vpc_security_group_ids` takes no VPC's.
  if (kind === "id")
    return refs.some(({ target }) => target.endsWith(`_${of}`)) || new RegExp(`${of}(?:_?ids?|s)?$`).test(node.name);
  const takesArns = refs.every(({ attribute }) => /(?:^|_)arn$/.test(attribute));
  if (kind === "arn") {
    const service = text.split(":")[2];
    // A role's ARN is none of a function; of services that no type is called by nothing is known.
    if (service === "iam" || service === "lambda")
      if (!refs.some(({ target }) => target.includes(`aws_${service}_`))) return false;
    return refs.some(({ attribute }) => /(?:^|_)(?:arn|id)$/.test(attribute)) || kinds.has("arn");
  }
  return !takesArns || kind !== "bare" || !isIdentifier(node.name);
}

/** The text of a literal as the value of an argument; undefined where it takes no such value. `isStated`: the request says that it is. */
export function valueFor(slot: Slot, literal: Literal, isStated = false): string | undefined {
  const { takes, path, node, values, facts, usual, kinds } = slot;
  const { text, kind, quantity, derived } = literal;
  if ((derived && !kinds.has(kind)) || !mayStandAt(slot, literal)) return undefined;
  if (takes === "number") {
    if (!quantity) return undefined;
    // "Redis 7.1": no number of anything that is counted.
    if (!isStated && quantity.measure === undefined && !Number.isInteger(quantity.value) && !hasFractions(usual))
      return undefined;
    const taken = amountWithin(node.name, quantity, facts?.range?.[path] ?? facts?.doubtful?.range?.[path]);
    return taken === undefined || (values && !values.includes(String(taken))) ? undefined : String(taken);
  }
  if (values && values.length > 0) {
    const written = spelt(JSON.stringify(text), values);
    return values.some((value) => JSON.stringify(value) === written) ? written : undefined;
  }
  if (
    !isStated &&
    kind === "number" &&
    (quantity?.measure !== undefined || ![...usual].some((value) => /^\d/.test(value)))
  )
    return undefined;
  const format = facts?.formats?.[path] ?? facts?.doubtful?.formats?.[path];
  if (format && hasFormat(text, format) === false) return undefined;
  return spelt(quoted(text), namedValues(facts, path));
}
