/** What scenarios know to add to a block that is there: a dead letter queue, an alarm, a policy of a bucket. They are written as they would be beside a block of a new program. */
import type { BlockEdit } from "../../core/block-edits.ts";
import { addressOf, outline, typeOf } from "../../core/outline.ts";
import { own } from "../../core/own.ts";
import { referencesTo } from "../../core/references.ts";
import { nameAmong, slotsOf } from "../../intent/slots.ts";
import type { Clause } from "../../language/clauses.ts";
import { rootOf } from "../../language/roots.ts";
import { joined } from "../../scenario/join.ts";
import type { Match } from "../../scenario/match.ts";
import { withNames } from "../../scenario/names.ts";
import { rendered } from "../../scenario/render.ts";
import { fill } from "../../scenario/slots.ts";
import { whichOne } from "../addresses.ts";
import type { ProgramBlock } from "../blocks.ts";
import { candidatesIn } from "../candidates.ts";
import { forEachOf } from "../for-each-of.ts";
import { isRepeated } from "../instances.ts";
import { meantAmong } from "../meant.ts";
import { mentionsIn, rankedByName } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { targetsOf } from "../targets.ts";

/** A less likely one does more often something else. */
const LIKELY = 0.4;

export async function extend(scene: Scene, clause: Clause): Promise<boolean> {
  const { schemas } = scene.parts;
  const { matcher } = schemas.scenarios;
  const { text: request } = clause;
  const match = extensionFor(scene, clause);
  if (!match) return false;
  const { scenario } = match;
  const hosts = hostsOf(scene, clause, scenario.on ?? []);
  const [host, ...others] = hosts;
  if (!host) return false;
  if (others.length > 0) {
    scene.ask(whichOne(request, hosts));
    return false;
  }
  const filled = fill(scenario, request, matcher.isCommon);
  const [program] = scenario.programs;
  if (!program) return false;
  const text = rendered(withNames(program.template, scenario, filled), scenario, filled, host.address);
  const before = `${scene.program.text.trimEnd()}\n`;
  const single = calledAs(host.name, joined(before, text).slice(before.length), before);
  const added = isRepeated(host) ? await forEach(scene, single, host) : single;
  if (added === undefined) {
    scene.ask(`${host.address} is several, and what is asked for can't be made for each of them. Make it by hand.`);
    return true;
  }
  let after = host.address;
  const edits = outline(added).flatMap((item): BlockEdit[] => {
    const address = addressOf(item) ?? (item.name === "locals" ? "locals" : undefined);
    if (address === undefined) return [];
    const edit = { action: "add", address, text: added.slice(item.start, item.end), after } as const;
    after = address;
    return [edit];
  });
  if (!(await scene.apply(edits))) return false;
  await settleAll(
    scene,
    clause,
    edits.flatMap(({ address }) => scene.program.find(address ?? "") ?? []),
  );
  return true;
}

/** What is written for one thing, for each instance of the host. */
async function forEach(scene: Scene, text: string, host: ProgramBlock): Promise<string | undefined> {
  const types = outline(text).flatMap((item) => typeOf(item) ?? []);
  const facts = await scene.allFacts(types);
  return forEachOf(text, host, (type) => nameAmong(slotsOf(type, scene.parts.schemas, own(facts, type)))?.path);
}

/** A block that is all that is added is called like the one it belongs to, where that is no other's name. */
function calledAs(name: string, added: string, program: string): string {
  const [item, ...more] = outline(added);
  const address = item && addressOf(item);
  const [type, label] = item?.labels ?? [];
  if (more.length > 0 || address === undefined || type === undefined || label === undefined) return added;
  const other = `${address.slice(0, -label.length)}${name}`;
  if (outline(program).some((one) => addressOf(one) === other)) return added;
  return added.replace(`"${type}" "${label}"`, `"${type}" "${name}"`).replace(referencesTo(address), other);
}

/** What the clause says and none of the new blocks has goes where it is likeliest in them. */
async function settleAll(scene: Scene, clause: Clause, added: readonly ProgramBlock[]): Promise<void> {
  const text = added.map((block) => block.text).join("\n");
  const open = (await candidatesIn(scene, [clause], added)).filter(({ literal }) => !text.includes(literal.text));
  for (const { block, place, expression } of meantAmong(open)) await scene.put(block.address, place.path, expression);
}

/** The scenario that says how to add what a clause asks for to what is there. */
export function extensionFor({ program, parts }: Scene, clause: Clause): Match | undefined {
  const { scenarios } = parts.schemas;
  const { text: request, tokens } = clause;
  const types = new Set(program.resources.map(({ type }) => type));
  const { types: named, refused } = parts.retriever.hintsIn(request);
  const hints = { types: named, refused, providers: new Set(program.providers) };
  const { matcher } = scenarios;
  const { weightOf } = matcher;
  const called = new Set(program.resources.flatMap((block) => [...block.called].map(rootOf)));
  // What names a block, and nothing else, asks for nothing.
  const there = mentionsIn(clause, program).filter(({ isNew }) => !isNew);
  const isThere = (at: number) => there.some(({ from, to }) => from <= at && at < to);
  const rootsOf = (some: typeof tokens) => new Set(some.map(({ said }) => rootOf(said)));
  const beside = rootsOf(tokens.filter((_, i) => !isThere(i)));
  const about = rootsOf(tokens.filter((_, i) => isThere(i)).filter(({ said }) => !beside.has(rootOf(said))));
  const words = [...matcher.read(request)].filter((word) => !called.has(word) && !about.has(word));
  const [best] = matcher
    .matches(new Set(words), hints)
    .filter(({ scenario: { on } }) => on?.some((type) => types.has(type)))
    .filter(({ explains, features }) => weightOf(explains) > EXPLAINED * weightOf(words) && features.contained > SAID);
  return best && best.probability >= LIKELY ? best : undefined;
}

/** A scenario that says less of what is asked for is about something else. */
const EXPLAINED = 0.6;

/** Of one way of asking for it the request has to say so much besides what is there: "I like this bucket" asks for nothing. */
const SAID = 0.35;

/** The blocks that an extension may be on: those that are spoken of, else those of its types that are called as the request says, else all of these. */
function hostsOf(scene: Scene, clause: Clause, on: readonly string[]): readonly ProgramBlock[] {
  const isHost = ({ type = "" }: ProgramBlock) => on.includes(type);
  const all = scene.program.resources.filter(isHost);
  const { objects, companions, byName } = targetsOf(scene, clause);
  const named = [...new Set([...objects, ...companions])].filter(isHost);
  if (named.length > 0) return named;
  // What is said of something else, "scale web to 2", adds nothing to what nobody spoke of.
  const others = [...objects, ...(byName[0] ?? [])];
  if (clause.kind !== "add" && others.length > 0 && !others.some(isHost)) return [];
  const [first, second] = rankedByName(clause.tokens, all);
  if (first && first.score > (second?.score ?? 0)) return [first.block];
  return all;
}
