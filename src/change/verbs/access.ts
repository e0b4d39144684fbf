/** "close rdp and open 443": rules of security groups, firewalls and the like, as blocks of their own or inside one. */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Item } from "../../core/outline.ts";
import type { Clause } from "../../language/clauses.ts";
import { identifier } from "../../language/names.ts";
import { accessIn, EVERYBODY, networksIn, PORTS } from "../../language/networks.ts";
import { readingOf } from "../../language/reading.ts";
import { words } from "../../language/words.ts";
import { type ProgramBlock, withText, wordsOf } from "../blocks.ts";
import { applyCut, cutOf } from "../cut.ts";
import { argumentsIn, replaced } from "../expressions.ts";
import { mentionsIn } from "../mentions.ts";
import { namesOf, refersTo, spokenAs } from "../references.ts";
import type { Scene } from "../scene.ts";
import { BlockText } from "../splice.ts";
import { copied } from "./copy.ts";

const CLOSE = /\b(?:close|block|deny|forbid|disallow|shut)\b/i;
const OPEN = /\b(?:open|allow|permit|expose)\b/i;

/** A place that lets traffic in: a resource, or a block inside one. */
interface Rule {
  block: ProgramBlock;
  item: Item;
  nested: boolean;
}

export async function changeAccess(scene: Scene, clause: Clause): Promise<boolean> {
  const closes =
    CLOSE.test(clause.text) ||
    (clause.kind === "remove" &&
      /^[^.]*?\b(?:rules?|ingress|access)\b/i.test(clause.text.split(/\b(?:from|of|on|in)\b/i)[0] as string));
  if (!closes && !OPEN.test(clause.text)) return false;
  const ports = portsIn(clause.text);
  if (ports.length === 0) return false;
  const groups = mentionsIn(clause, scene.program).flatMap(({ blocks }) => blocks);
  const within = groups.length > 0 ? groups : scene.before;
  const rules = rulesIn(scene).filter(
    ({ block }) =>
      within.length === 0 ||
      within.some((group) => group.address === block.address || refersTo(block.text, group.address)),
  );
  if (groups.length > 0) scene.before = groups;
  return closes ? close(scene, rules, ports) : open(scene, clause, rules, ports);
}

function portsIn(text: string): number[] {
  const named = accessIn(text).map(({ port }) => port);
  const bare = readingOf(text).literals.flatMap(({ kind, text: said }) =>
    kind === "number" && Number(said) > 19 ? [Number(said)] : [],
  );
  return [...new Set([...named, ...bare])];
}

function rulesIn({ program, isProtected }: Scene): Rule[] {
  return program.resources
    .filter(({ address, type }) => !isProtected(address) && !type.startsWith("data."))
    .flatMap((block): Rule[] => {
      const nested = block.item.items.filter(
        (item) => item.kind === "block" && /^(?:ingress|allow|security_rule|inbound)/.test(item.name),
      );
      if (nested.length > 0 && !nested.some(({ name }) => name === "allow"))
        return nested.map((item) => ({ block, item, nested: true }));
      const isRule =
        /(?:_rule|_ingress_rule|_firewall)$/.test(block.type) &&
        [...argumentsIn(block.item)].some(({ name }) => /port/.test(name));
      return isRule && !/"(?:egress|Outbound|EGRESS)"/.test(block.text)
        ? [{ block, item: block.item, nested: false }]
        : [];
    });
}

const portArguments = ({ item }: Rule) =>
  [...argumentsIn(item)].filter(({ name }) => /port/.test(name) && !/source/.test(name));
const isFor = (rule: Rule, port: number): boolean =>
  portArguments(rule).some(({ body, end }) =>
    new RegExp(`(?<!\\d)${port}(?!\\d)`).test(rule.block.text.slice(body, end)),
  );

async function close(scene: Scene, rules: readonly Rule[], ports: readonly number[]): Promise<boolean> {
  const closed = rules.filter((rule) => ports.some((port) => isFor(rule, port)));
  const whole = closed.filter(({ nested }) => !nested);
  const edits = new Map<string, { block: ProgramBlock; text: BlockText }>();
  for (const { block, item } of closed.filter(({ nested }) => nested).toReversed()) {
    const text = edits.get(block.address)?.text ?? new BlockText(block.text);
    const index = block.item.items.filter(({ name }) => name === item.name).indexOf(item);
    edits.set(block.address, { block, text: text.remove([item.name, index]) });
  }
  scene.count("request", closed.length);
  const inner = await scene.apply([...edits.values()].map(({ block, text }) => withText(block, text.text)));
  const outer =
    whole.length > 0 && (await applyCut(scene, cutOf(scene, new Set(whole.map(({ block }) => block.address)), false)));
  return inner || outer;
}

/** A rule like one that is there. */
async function open(
  scene: Scene,
  { text }: Clause,
  rules: readonly Rule[],
  ports: readonly number[],
): Promise<boolean> {
  const base = rules[0];
  if (!base) return false;
  const named = sourceNamed(scene, text);
  const networks = networksIn(text).map((network) => JSON.stringify(network));
  if (networks.length === 0 && named !== undefined) networks.push(named);
  const everywhere = EVERYBODY.test(text);
  if (
    networks.length === 0 &&
    !everywhere &&
    /"(?:0\.0\.0\.0\/0|::\/0|Internet|\*)"/.test(base.block.text.slice(base.item.start, base.item.end))
  ) {
    scene.ask(`Nothing was opened: say from where port ${ports.join(", ")} may be reached.`);
    return true;
  }
  const edits: BlockEdit[] = [];
  const taken = new Set(scene.program.blocks.map(({ address }) => address));
  for (const port of ports.filter((one) => !rules.some((rule) => isFor(rule, one)))) {
    const service = Object.entries(PORTS).find(([, own]) => own === port)?.[0] ?? `port_${port}`;
    if (base.nested) {
      const inner = new BlockText(base.block.text.slice(base.item.start, base.item.end));
      const rule = dedented(adapted(inner, port, service, networks, everywhere));
      edits.push(withText(base.block, new BlockText(base.block.text).add([], rule).text));
      continue;
    }
    const group = scene.before[0]?.name ?? base.block.name.split("_")[0];
    const name = identifier(
      [`${group}_${service}`, service, `${group}_${port}`].find(
        (one) => !taken.has(`${base.block.type}.${identifier(one)}`),
      ) ?? `${service}_${port}`,
    );
    const copy = new BlockText(copied(scene.program, base.block, name, service));
    edits.push({
      action: "add",
      address: `${base.block.type}.${name}`,
      text: adapted(copy, port, service, networks, everywhere),
      after: base.block.address,
    });
  }
  scene.count("request", edits.length);
  return scene.apply(edits);
}

/** A variable or local value of networks that the text calls by its name: "for the office". */
function sourceNamed({ program }: Scene, text: string): string | undefined {
  const said = words(text);
  const found = [...namesOf(program)].find(
    ({ address, text: own }) =>
      /^(?:variable|local)\./.test(address) &&
      /\d+\.\d+\.\d+\.\d+|cidr/i.test(own) &&
      wordsOf(address.split(".")[1] as string).every((word) => said.includes(word)),
  );
  return found && spokenAs(found.address);
}

/** A rule with another port, another source where the request says one, and a description that fits. */
function adapted(
  rule: BlockText,
  port: number,
  service: string,
  networks: readonly string[],
  everywhere: boolean,
): string {
  const list = (value: string, text: string) => (value.startsWith("[") ? `[${text}]` : text);
  const places = [...argumentsIn(rule.item)].flatMap(({ name, body, end }) => {
    const value = rule.text.slice(body, end);
    const put = (text: string) => [{ start: body, end, text }];
    if (/port/.test(name) && !/source/.test(name))
      return put(value.includes('"') ? list(value, JSON.stringify(String(port))) : String(port));
    if (/cidr|source_address_prefix|source_ranges/.test(name)) {
      const all = /"(?:Internet|\*)"/.test(value) ? value : list(value, '"0.0.0.0/0"');
      if (networks.length > 0) return put(list(value, networks.join(", ")));
      return everywhere ? put(all) : [];
    }
    return name === "description" ? put(JSON.stringify(service)) : [];
  });
  return replaced(rule.text, places);
}

const dedented = (text: string): string => {
  const [first = "", ...rest] = text.split("\n");
  return [first, ...rest.map((line) => line.replace(/^ {2}/, ""))].join("\n");
};
