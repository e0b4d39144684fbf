/**
 * A network that is there: where a request gives ids of subnets or of a VPC, a draft that makes some looks those up instead, and what only serves to make a network
 * goes. Amazon's alone: elsewhere people give names, which scenarios have parameters for.
 */
import { addressOf, type Item, isRepeated, outline, typeOf } from "../core/outline.ts";
import { referencesTo, refersTo } from "../core/references.ts";

/** As Amazon makes them, also cut short; a name with a number in it is none. */
const IDS = /(?<![\w-])(?:vpc|subnet)-(?:0[0-9a-f]{2,16}|(?=[a-f]*\d)[0-9a-f]{8}|(?=[a-f]*\d)[0-9a-f]{17})(?![\w-])/g;
/** What makes a network reachable, and is there with it. */
const GROUND = new Set(
  `aws_internet_gateway aws_egress_only_internet_gateway aws_nat_gateway aws_eip aws_route aws_route_table aws_route_table_association
  aws_default_route_table aws_subnet data.aws_vpc data.aws_availability_zones`.split(/\s+/),
);

/** `named`: types that the request asks for in words. */
export function withGiven(program: string, request: string, named: ReadonlySet<string>): string {
  const ids = [...new Set([...request.matchAll(IDS)].map(([id]) => id))];
  const [vpc] = ids.filter((id) => id.startsWith("vpc-"));
  const subnets = ids.filter((id) => id.startsWith("subnet-"));
  const made = usedSubnets(program);
  // Which of several ids are for which of several rows of subnets, nobody says.
  const isEach =
    made.length === 1 || (subnets.length >= made.length && !made.some((label) => isCounted(program, label)));
  const looksUp = subnets.length > 0 && made.length > 0 && isEach;
  let text = program;
  if (looksUp)
    for (const [i, label] of made.entries())
      text = lookedUp(text, label, made.length === 1 ? subnets : subnets.slice(i, i + 1));
  const [first = ""] = made;
  const ofSubnet = `data.aws_subnet.${first}${isMany(text, first) ? "[0]" : ""}.vpc_id`;
  const networks = blocksOf(text, "aws_vpc");
  if ((vpc || looksUp) && networks.length === 1)
    text = asData(text, "aws_vpc", networks[0]?.labels[1] as string, `  id = ${vpc ? JSON.stringify(vpc) : ofSubnet}`);
  return looksUp ? withoutGround(text, named) : text;
}

/** Labels of subnets that something is in, which isn't there to make a network. */
function usedSubnets(text: string): string[] {
  const users = outline(text).flatMap((item) => {
    const type = typeOf(item);
    return type === undefined || GROUND.has(type) || type === "aws_subnet" ? [] : [text.slice(item.start, item.end)];
  });
  const labels = blocksOf(text, "aws_subnet").map(({ labels: [, label] }) => label as string);
  return labels.filter((label) => users.some((user) => refersTo(user, `aws_subnet.${label}`)));
}

const blocksOf = (text: string, type: string): Item[] =>
  outline(text).filter((item) => item.name === "resource" && item.labels[0] === type);
const isMany = (text: string, label: string) => new RegExp(`data "aws_subnet" "${label}" \\{\\n\\s*count`).test(text);

const isCounted = (text: string, label: string): boolean =>
  blocksOf(text, "aws_subnet").some((item) => item.labels[1] === label && isRepeated(item));

/** One subnet, or several under one label. */
function lookedUp(text: string, label: string, ids: readonly string[]): string {
  const address = `aws_subnet.${label}`;
  if (ids.length === 1 && !isCounted(text, label))
    return asData(text, "aws_subnet", label, `  id = ${JSON.stringify(ids[0])}`);
  const list = ids.map((id) => JSON.stringify(id)).join(", ");
  const many = asData(text, "aws_subnet", label, `  count = ${ids.length}\n  id    = [${list}][count.index]`);
  const data = `data.${address}`.replaceAll(".", "\\.");
  return many
    .replace(new RegExp(`values\\(${data}\\)`, "g"), `data.${address}`)
    .replace(new RegExp(`\\[\\s*${data}\\.(\\w+)\\s*\\]`, "g"), `data.${address}[*].$1`)
    .replace(new RegExp(`${data}\\["[^"]*"\\]`, "g"), `data.${address}[0]`)
    .replace(new RegExp(`${data}\\.(\\w+)`, "g"), `data.${address}[0].$1`);
}

/** A resource as a data source of the same type, which all refer to. */
function asData(text: string, type: string, label: string, body: string): string {
  const [item] = blocksOf(text, type).filter(({ labels }) => labels[1] === label);
  if (!item) return text;
  const block = `data "${type}" "${label}" {\n${body}\n}`;
  const refers = (of: string) => of.replace(referencesTo(`${type}.${label}`), `data.${type}.${label}`);
  return refers(text.slice(0, item.start)) + block + refers(text.slice(item.end));
}

/** Without what only makes a network, unless the request asks for it or something else refers to it. */
function withoutGround(program: string, named: ReadonlySet<string>): string {
  let text = program;
  for (;;) {
    const gone = outline(text).find((item) => {
      const [address, type = ""] = [addressOf(item), typeOf(item)];
      // Subnets are named as those that are given.
      if (address === undefined || !GROUND.has(type) || (named.has(type) && type !== "aws_subnet")) return false;
      return !refersTo(text.slice(0, item.start) + text.slice(item.end), address);
    });
    if (!gone) return text;
    text = (text.slice(0, gone.start) + text.slice(gone.end)).replace(/\n{3,}/g, "\n\n");
  }
}
