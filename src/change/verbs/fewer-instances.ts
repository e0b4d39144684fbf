/** "Remove the worker from eu-west-1b", "two web servers fewer": instances go, the block stays. */
import type { Clause } from "../../language/clauses.ts";
import { whichOne } from "../addresses.ts";
import { type Collection, collectionOf, type Element, withoutElement } from "../collection.ts";
import { elementsSaid } from "../elements-said.ts";
import { type Aim, indexBehind, isPluralAt, numberOfThem, ordinalBefore } from "../instance-aim.ts";
import { type Instances, nameOf } from "../instances.ts";
import type { Mention } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { putCollection, putNumber } from "./instance-edits.ts";

/** False where the block itself is meant, with all of its instances. */
export async function removeInstances(scene: Scene, clause: Clause, aim: Aim): Promise<boolean> {
  const { instances, mention } = aim;
  const { block, by, number, collection } = instances;
  const picked = elementsSaid(clause, instances, mention);
  const isPlural = mention !== undefined && isPluralAt(clause, mention);
  const amount = amountIn(clause, aim);
  const ordinal = ordinalBefore(clause, mention) ?? indexBehind(clause, mention);
  const isWhole =
    picked.length === 0 &&
    amount === undefined &&
    ordinal === undefined &&
    (isPlural || mention?.address !== undefined);
  // "We don't need 3 of them, 2 are enough".
  const left = mention && amount === number ? numberBehind(clause, mention) : undefined;
  if (by === "number" && left !== undefined && left < (number ?? 0)) return putNumber(scene, instances, left);
  if (isWhole || (number !== undefined && number <= 1) || amount === number) return false;
  if (by === "key" && picked.length > 0 && collection && instances.home) {
    return putCollection(
      scene,
      instances,
      without(collection, picked),
      `without ${picked.map(({ value }) => value).join(", ")}`,
    );
  }
  if (by === "key") {
    scene.ask(whichOf(clause, instances));
    return true;
  }
  const last = number ?? 0;
  const at =
    picked.length > 0 && collection
      ? picked.map((one) => collection.elements.indexOf(one) + 1)
      : ordinal === undefined
        ? []
        : [ordinal < 0 ? last : ordinal];
  const gone = amount ?? (at.length || 1);
  const isLast = gone <= last && (at.length === 0 ? amount !== undefined : at.every((one) => one > last - gone));
  if (isLast && by === "number") return putNumber(scene, instances, last - gone);
  if (isLast && collection) {
    return putCollection(
      scene,
      instances,
      without(collection, collection.elements.slice(-gone)),
      `${last} less ${gone}`,
    );
  }
  const goes = `${block.address}[${last - 1}]`;
  scene.ask(
    `${block.address} is made ${last} times by \`count\`: with one less it is the last, ${goes}, that goes${
      at.length > 0
        ? `, and without ${at.map((one) => `${block.address}[${one - 1}]`).join(", ")} those behind would take its place`
        : ""
    }. Say "remove the last one", or have it made by for_each first, so that each can go alone.`,
  );
  return true;
}

/** A collection without some of its elements. */
function without(collection: Collection, gone: readonly Element[]): string {
  const places = gone.map((one) => collection.elements.indexOf(one)).sort((a, b) => b - a);
  return places.reduce((text, at) => {
    const rest = collectionOf(text) as Collection;
    return withoutElement(rest, rest.elements[at] as Element);
  }, collection.expression);
}

const numberBehind = ({ quantities, tokens }: Clause, { to }: Mention): number | undefined =>
  quantities.find(({ at, measure }) => measure === undefined && at > (tokens[to - 1]?.end ?? 0))?.value;

/** "Two of the servers", "one server", "a server". */
function amountIn(clause: Clause, { mention }: Aim): number | undefined {
  if (!mention || mention.address !== undefined) return undefined;
  const isOne = /^an?$/.test(clause.tokens[mention.from - 1]?.said ?? "");
  return numberOfThem(clause, mention)?.value ?? (isOne ? 1 : undefined);
}

function whichOf({ text }: Clause, instances: Instances): string {
  const { block, collection } = instances;
  const names = collection?.elements.flatMap((element) => nameOf(instances, element) ?? []) ?? [];
  if (names.length === 0)
    return `${block.address} is made several times, and what of isn't written out here. Which one is meant by "${text.slice(0, 80)}" has to change there.`;
  const all = names.map((name) => `${block.address}["${name}"]`);
  return whichOne(
    text,
    all.map((address) => ({ address })),
  );
}
