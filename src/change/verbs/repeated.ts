/** "Two more web servers", "add a user dana", "remove the worker from eu-west-1b": instances of blocks that `count` or `for_each` repeats. What makes them changes, not the block. */
import { phrasesAt } from "../../ask/mentions.ts";
import { type Clause, VERB } from "../../language/clauses.ts";
import { isPause } from "../../language/tokens.ts";
import { typeWords, words } from "../../language/words.ts";
import { elementsSaid } from "../elements-said.ts";
import { type Aim, aimOf, numberOfThem, ordinalBefore } from "../instance-aim.ts";
import { nameOf } from "../instances.ts";
import { isOtherKind, type Mention } from "../mentions.ts";
import { namesSaid } from "../name-said.ts";
import type { Scene } from "../scene.ts";
import { addEntry } from "./entries.ts";
import { extensionFor } from "./extend.ts";
import { removeInstances } from "./fewer-instances.ts";
import { putNumber } from "./instance-edits.ts";

export async function changeInstances(scene: Scene, clause: Clause): Promise<boolean> {
  const aim = aimOf(scene, clause);
  if (!aim) return false;
  const { mention, instances } = aim;
  const spoken = elementsSaid(clause, instances, mention).flatMap((one) => nameOf(instances, one) ?? []);
  if (spoken.length > 0) scene.entries = spoken;
  const step = mention && numberOfThem(clause, mention)?.step;
  if (clause.kind === "remove" || step === "less") return removeInstances(scene, clause, aim);
  // "A dead letter queue for the queues" is none of them.
  const isOfTheirs = mention !== undefined && mention.length > 1 && extensionFor(scene, clause) !== undefined;
  if (isOfTheirs || !isMore(scene, clause, aim)) return false;
  return instances.by === "number" ? addToCount(scene, clause, aim) : addEntry(scene, clause, aim);
}

/** Whether one more is asked for: with an article or a number, not "the"; or somebody whom no words say is added to them. */
function isMore(scene: Scene, clause: Clause, { instances, mention }: Aim): boolean {
  if (mention && !isHead(scene, clause, mention)) return false;
  const number = mention && numberOfThem(clause, mention);
  if (mention?.isNew || number?.step !== undefined) return true;
  if (clause.kind !== "add") return false;
  if (number) return true;
  const before = clause.tokens.slice(0, mention?.from ?? 0).reverse();
  const end = before.findIndex(({ said }) => BOUNDS.has(said));
  const phrase = (end < 0 ? before : before.slice(0, end)).slice(0, MODIFIERS);
  if (mention && phrase.some(({ said }) => /^(?:an?|another|new|more)$/.test(said))) return true;
  const isTo = before.slice(Math.max(0, end), end + 2).some(({ said }) => said === "to");
  const { isCommon } = scene.parts.schemas.scenarios.matcher;
  const { type } = instances.block;
  // "Add the users dana and erin".
  const isObject = VERB.test(before[end === 0 ? 1 : 0]?.said ?? "");
  const named =
    mention && !isTo && !isObject ? [] : namesSaid(clause, { type, mention, names: [], explained: [], isCommon });
  return named.length > 0 && !named.flatMap(words).some(isCommon);
}

/** "A bucket policy" is no bucket. */
function isHead({ parts, program }: Scene, { tokens }: Clause, mention: Mention): boolean {
  if (isOtherKind(mention)) return false;
  const { to, types } = mention;
  const [last, next] = [tokens[to - 1], tokens[to]];
  if (!last || !next || isPause(next)) return true;
  const isLonger = parts.schemas.names().some((type) => {
    const own = typeWords(type);
    const at = own.indexOf(last.word);
    return (
      at >= 0 &&
      own[at + 1] === next.word &&
      program.providers.includes(type.replace("data.", "").split("_")[0] as string)
    );
  });
  const others = phrasesAt(tokens, to, ({ concept, adjective }) => !adjective && concept.with.length === 0);
  return !isLonger && others.every(({ concept }) => concept.types.some((type) => types.includes(type)));
}

/** How many words may stand between an article and the noun. */
const MODIFIERS = 4;
/** What a noun phrase begins behind. */
const BOUNDS = new Set("to for of in on from with the its our my their this that".split(" "));

async function addToCount(scene: Scene, clause: Clause, { instances, mention }: Aim) {
  const { block, number = 0 } = instances;
  const counted = mention && numberOfThem(clause, mention);
  const ordinal = ordinalBefore(clause, mention);
  if (ordinal !== undefined && ordinal !== number + 1) {
    scene.ask(`There are ${number} instances of ${block.address}. How many shall there be?`);
    return true;
  }
  const others = clause.outright.filter(({ quantity }) => !quantity || quantity.at !== counted?.at);
  if (others.length > 0) {
    const said = others.map(({ text }) => text).join(", ");
    scene.ask(
      `All instances of ${block.address} are alike, since \`count\` makes them: ${said} can't be for one more alone. Ask for one that is its own block, or say it of all.`,
    );
    return true;
  }
  return putNumber(scene, instances, number + (counted?.value ?? 1));
}
