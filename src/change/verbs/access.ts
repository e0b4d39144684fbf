/** "close rdp and open 443": rules of security groups, firewalls and the like, as blocks of their own or inside one. */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Item } from "../../core/outline.ts";
import type { Clause } from "../../language/clauses.ts";
import { accessIn, EVERYBODY, PORTS } from "../../language/networks.ts";
import { refersTo } from "../addresses.ts";
import { type ProgramBlock, withText } from "../blocks.ts";
import { mentionsIn } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { argumentsIn, BlockText, replaced } from "../splice.ts";
import { applyCut, cutOf } from "./remove.ts";

const CLOSE = /\b(?:close|block|deny|forbid|disallow|shut)\b/i;
const OPEN = /\b(?:open|allow|permit|expose)\b/i;
const PORT = /^(?!.*source).*port/;

/** A place that lets traffic in: a resource, or a block inside one. */
interface Rule {
  block: ProgramBlock;
  item: Item;
}

export async function changeAccess(scene: Scene, clause: Clause): Promise<boolean> {
  const isRemoval = clause.kind === "remove" && /\b(?:rules?|ingress|access)\b/i.test(clause.text);
  if (!isRemoval && !CLOSE.test(clause.text) && !OPEN.test(clause.text)) return false;
  const bare = clause.literals.flatMap(({ kind, text }) =>
    kind === "number" && Number(text) > 19 ? [Number(text)] : [],
  );
  const ports = [...new Set([...accessIn(clause.text).map(({ port }) => port), ...bare])];
  const groups = mentionsIn(clause, scene.program).flatMap(({ blocks }) => blocks);
  if (groups.length > 0) scene.before = groups;
  const isWithin = ({ block }: Rule) =>
    scene.before.some(({ address }) => address === block.address || refersTo(block.text, address));
  const rules = scene.program.resources
    .filter(({ address, type }) => !scene.isProtected(address) && !type.startsWith("data."))
    .flatMap(rulesOf)
    .filter((rule) => scene.before.length === 0 || isWithin(rule));
  if (ports.length === 0 || rules.length === 0) return false;
  return isRemoval || CLOSE.test(clause.text) ? close(scene, rules, ports) : open(scene, clause, rules, ports);
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

async function close(scene: Scene, rules: readonly Rule[], ports: readonly number[]): Promise<boolean> {
  const closed = rules.filter((rule) => ports.some((port) => isFor(rule, port)));
  const whole = closed.filter(({ block, item }) => item === block.item);
  const edits = [...new Set(closed.filter((rule) => !whole.includes(rule)).map(({ block }) => block))].map((block) => {
    const own = closed.filter((rule) => rule.block === block).toReversed();
    const text = own.reduce((rest, { item }) => {
      const index = block.item.items.filter(({ name }) => name === item.name).indexOf(item);
      return rest.remove([item.name, index]);
    }, new BlockText(block.text));
    return withText(block, text.text);
  });
  scene.count("request", closed.length);
  const inner = await scene.apply(edits);
  if (whole.length === 0) return inner;
  return applyCut(scene, cutOf(scene, new Set(whole.map(({ block }) => block.address)), false));
}

/** A rule like one that is there. */
async function open(
  scene: Scene,
  { text, literals }: Clause,
  rules: readonly Rule[],
  ports: readonly number[],
): Promise<boolean> {
  const [{ block, item }] = rules as [Rule];
  const networks = literals.flatMap((one) => (one.kind === "network" ? [JSON.stringify(one.text)] : []));
  const isOpen = /"(?:0\.0\.0\.0\/0|::\/0|Internet|\*)"/.test(block.text.slice(item.start, item.end));
  if (networks.length === 0 && !EVERYBODY.test(text) && isOpen) {
    scene.ask(`Nothing was opened: say from where port ${ports.join(", ")} may be reached.`);
    return true;
  }
  const edits: BlockEdit[] = [];
  let home = new BlockText(block.text);
  for (const port of ports.filter((one) => !rules.some((rule) => isFor(rule, one)))) {
    const service = Object.entries(PORTS).find(([, own]) => own === port)?.[0] ?? `port_${port}`;
    const own = new BlockText(block.text.slice(item.start, item.end));
    const rule = adapted(
      own,
      port,
      service,
      networks.length > 0 ? networks : EVERYBODY.test(text) ? ['"0.0.0.0/0"'] : [],
    );
    const address = `${block.type}.${block.name.split("_")[0]}_${service}`;
    if (item !== block.item) home = home.add([], rule.replace(/\n {2}/g, "\n"));
    else if (!scene.program.find(address)) {
      const named = rule.replace(`"${block.name}"`, JSON.stringify(address.split(".")[1]));
      edits.push({ action: "add", address, text: named, after: block.address });
    }
  }
  if (home.text !== block.text) edits.push(withText(block, home.text));
  scene.count("request", edits.length);
  return scene.apply(edits);
}

/** A rule with another port, another source where the request says one, and names that fit. */
function adapted(rule: BlockText, port: number, service: string, networks: readonly string[]): string {
  const places = [...argumentsIn(rule.item)].flatMap(({ name, body, end }) => {
    const value = rule.text.slice(body, end);
    const inList = (text: string) => [{ start: body, end, text: value.startsWith("[") ? `[${text}]` : text }];
    if (PORT.test(name)) return inList(value.includes('"') ? `"${port}"` : String(port));
    if (/cidr|source_address_prefix|source_ranges/.test(name) && networks.length > 0)
      return inList(networks.join(", "));
    if (/^(?:name|description)$/.test(name)) return inList(JSON.stringify(service));
    return name === "priority" ? inList(String(Number(value) + 10)) : [];
  });
  return replaced(rule.text, places);
}
