/** "close rdp", "remove the rule for 22": rules of security groups, firewalls and the like, as blocks of their own or inside one. */
import { argumentsIn, type Item } from "../../core/outline.ts";
import { refersTo } from "../../core/references.ts";
import type { Clause } from "../../language/clauses.ts";
import { accessIn } from "../../language/networks.ts";
import { type ProgramBlock, withText } from "../blocks.ts";
import { mentionsIn } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { BlockText } from "../splice.ts";
import { applyCut, cutOf } from "./remove.ts";

const CLOSE = /\b(?:close|block|deny|forbid|disallow|shut)\b/i;
const PORT = /^(?!.*source).*port/;

/** A place that lets traffic in: a resource, or a block inside one. */
interface Rule {
  block: ProgramBlock;
  item: Item;
}

export async function closeAccess(scene: Scene, clause: Clause): Promise<boolean> {
  const isRemoval = clause.kind === "remove" && /\b(?:rules?|ingress|access)\b/i.test(clause.text);
  if (!isRemoval && !CLOSE.test(clause.text)) return false;
  const bare = clause.outright.flatMap(({ kind, text }) =>
    kind === "number" && Number(text) > 19 ? [Number(text)] : [],
  );
  const ports = [...new Set([...accessIn(clause.text).map(({ port }) => port), ...bare])];
  const groups = mentionsIn(clause, scene.program).flatMap(({ blocks }) => blocks);
  if (groups.length > 0) scene.before = groups;
  const isWithin = ({ block }: Rule) =>
    scene.before.some(({ address }) => address === block.address || refersTo(block.text, address));
  const closed = scene.program.resources
    .filter(scene.isFree)
    .flatMap(rulesOf)
    .filter((rule) => scene.before.length === 0 || isWithin(rule))
    .filter((rule) => ports.some((port) => isFor(rule, port)));
  const whole = closed.filter(({ block, item }) => item === block.item);
  const homes = new Set(closed.filter((rule) => !whole.includes(rule)).map(({ block }) => block));
  const edits = [...homes].map((block) =>
    withText(
      block,
      new BlockText(block.text).without(closed.flatMap((rule) => (rule.block === block ? [rule.item] : []))).text,
    ),
  );
  scene.count("request", closed.length);
  const inner = await scene.apply(edits);
  if (whole.length === 0) return inner;
  return applyCut(scene, cutOf(scene, new Set(whole.map(({ block }) => block.address)), false));
}

function rulesOf(block: ProgramBlock): Rule[] {
  const nested = block.item.items.filter(
    ({ kind, name }) => kind === "block" && /^(?:ingress|security_rule)/.test(name),
  );
  if (nested.length > 0) return nested.map((item) => ({ block, item }));
  const isRule =
    /(?:_rule|_firewall)$/.test(block.type ?? "") && [...argumentsIn(block.item)].some(({ name }) => PORT.test(name));
  return isRule && !/"(?:egress|Outbound|EGRESS)"/.test(block.text) ? [{ block, item: block.item }] : [];
}

const isFor = ({ block, item }: Rule, port: number): boolean =>
  [...argumentsIn(item)].some(
    ({ name, body, end }) => PORT.test(name) && new RegExp(`(?<!\\d)${port}(?!\\d)`).test(block.text.slice(body, end)),
  );
