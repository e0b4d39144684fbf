/** What a block that is written like another one can't have in common with it: networks, and what counts up among its siblings. Pure. */
import { textOf } from "../core/literal-text.ts";
import { argumentsIn } from "../core/outline.ts";
import { refersTo } from "../core/references.ts";
import { isInside, networkOf } from "../language/networks.ts";
import { argumentOf, type ProgramBlock, type ProgramText } from "./blocks.ts";
import { nextNetwork, numberOf, subnetOf } from "./free-network.ts";
import { nextOf } from "./like-siblings.ts";
import { BlockText, replaced, stringsIn } from "./splice.ts";

/** Of an argument at the top; `expression` is undefined where it has to be another one and nobody knows which. */
export interface Other {
  name: string;
  present: string;
  expression?: string;
}

/** `cidrsubnet(aws_vpc.main.cidr_block, 8, 1)`. */
const SUBNET = /^cidrsubnet\(\s*([\w.-]+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)$/;

/** Networks of its own, each the next of its size that is free in the network of what the block lies in. */
export function otherNetworks(program: ProgramText, block: ProgramBlock): Other[] {
  return block.item.items.flatMap((item): Other[] => {
    if (item.kind !== "argument") return [];
    const present = block.text.slice(item.body, item.end);
    const counted = SUBNET.exec(present);
    if (counted) return [counting(program, present, item.name, counted)];
    const own = textOf(/^\[\s*("[^"]*")\s*,?\s*\]$/.exec(present)?.[1] ?? present);
    if (own === undefined || !/\//.test(own) || !networkOf(own)) return [];
    const whole = program.resources
      .filter((other) => other !== block && refersTo(block.text, other.address))
      .flatMap((other) => networksOf(program, other).filter((network) => network !== own && isInside(own, network)))[0];
    // A network of elsewhere, which others may have as well.
    if (whole === undefined && !isOfItsOwn(program, block, item.name)) return [];
    const free = whole === undefined ? undefined : nextNetwork(own, whole, takenIn(program, whole));
    return [{ name: item.name, present, ...(free !== undefined && { expression: present.replace(own, free) }) }];
  });
}

/** Whether each sibling of a block has another network in an argument; of one alone, whether it is called a range or block of its own. */
function isOfItsOwn({ resources }: ProgramText, { type }: ProgramBlock, name: string): boolean {
  const values = resources.filter((other) => other.type === type).flatMap((other) => givenIn(other, name) ?? []);
  return values.length > 1 && new Set(values).size === values.length;
}

const givenIn = ({ item, text }: ProgramBlock, name: string): string | undefined => {
  const given = argumentOf(item, name);
  return given && text.slice(given.body, given.end);
};

function counting(program: ProgramText, present: string, name: string, counted: RegExpExecArray): Other {
  const [, whole = "", bits = ""] = counted;
  const at = (next: number) => ({ name, present, expression: present.replace(/\d+(?=\s*\)$)/, String(next)) });
  const network = networkAt(program, whole);
  const own = network === undefined ? undefined : subnetIn(program, present);
  if (own !== undefined && network !== undefined) {
    const free = nextNetwork(own, network, takenIn(program, network));
    return free === undefined ? { name, present } : at(numberOf(free, network));
  }
  // What it counts in isn't known: the next number that no other one has.
  const numbers = program.resources.flatMap((block) =>
    [...argumentsIn(block.item)].flatMap(({ body, end }) => {
      const other = SUBNET.exec(block.text.slice(body, end));
      return other?.[1] === whole && other[2] === bits ? [Number(other[3])] : [];
    }),
  );
  const next = Math.max(...numbers) + 1;
  return next < 2 ** Number(bits) ? at(next) : { name, present };
}

/** The network that an expression refers to, where it is written out. */
function networkAt(program: ProgramText, reference: string): string | undefined {
  const steps = reference.split(".");
  const home = program.find(steps.slice(0, -1).join("."));
  return home && textOf(new BlockText(program.resolved(home)).valueAt([steps.at(-1) as string]) ?? "");
}

/** The network that `cidrsubnet` counts there, where it can be told. */
function subnetIn(program: ProgramText, expression: string): string | undefined {
  const [, whole = "", bits, number] = SUBNET.exec(expression) ?? [];
  const network = networkAt(program, whole);
  return network === undefined ? undefined : subnetOf(network, Number(bits), Number(number));
}

/** All networks inside another one that blocks have, those that they count included. */
function takenIn(program: ProgramText, whole: string): string[] {
  return program.resources
    .flatMap((block) => networksOf(program, block))
    .filter((one) => one !== whole && isInside(one, whole));
}

function networksOf(program: ProgramText, block: ProgramBlock): string[] {
  const text = new BlockText(program.resolved(block));
  const written = stringsIn(text).flatMap((one) => (/\//.test(one.text) && networkOf(one.text) ? [one.text] : []));
  const counted = [...argumentsIn(text.item)].flatMap(
    ({ body, end }) => subnetIn(program, text.text.slice(body, end)) ?? [],
  );
  return [...written, ...counted];
}

/** The block with the next of every text that counts up among its siblings: zones, names, those of tags. */
export function countedOn(block: ProgramBlock, siblings: readonly ProgramBlock[]): string {
  const all = siblings.map(textsOf);
  const places = textsOf(block).flatMap(({ at, start, end }) => {
    const values = all.map((texts) => texts.find((one) => one.at === at)?.text);
    const known = values.filter((one) => one !== undefined);
    const next = known.length === values.length ? nextOf([...new Set(known)].sort()) : undefined;
    return next === undefined ? [] : [{ start, end, text: `"${next}"` }];
  });
  return replaced(block.text, places);
}

/** Every string of a block with the argument that it is in, and the how manieth of it. */
function textsOf({ text }: ProgramBlock) {
  const block = new BlockText(text);
  const all = [...argumentsIn(block.item)];
  return stringsIn(block).map((one) => {
    const home = all.find(({ body, end }) => body <= one.start && one.end <= end);
    const before = stringsIn(block).filter(({ start }) => home && home.body <= start && start < one.start).length;
    return { ...one, at: `${home?.path} ${before}` };
  });
}
