/** A network that is there: where a request gives ids of subnets or of a VPC, a program is in those, and what only serves to make a network goes. */
import { isRepeated } from "../core/outline.ts";
import { refersTo } from "../core/references.ts";
import { asData, type Block, blocksIn, isReferredTo, without } from "./blocks.ts";
import { givenIn } from "./ids.ts";
import { counting, listing, listOf, saying } from "./refer.ts";

/** What makes a network reachable, and is there with it. */
const GROUND = new Set(
  `aws_internet_gateway aws_egress_only_internet_gateway aws_nat_gateway aws_eip aws_route aws_route_table aws_route_table_association
  aws_default_route_table aws_default_vpc aws_default_subnet aws_default_security_group aws_default_network_acl aws_subnet aws_vpc
  data.aws_vpc data.aws_subnet data.aws_subnets data.aws_availability_zones`.split(/\s+/),
);
const SUBNET = /^(?:data\.)?aws_(?:default_)?subnets?$/;
const VPC = /^(?:data\.)?aws_(?:default_)?vpc$/;

/** `named`: types that the request asks for in words, beside those of its ids. */
export function withGiven(program: string, request: string, named: ReadonlySet<string>): string {
  const given = givenIn(request);
  const idsOf = (type: string) => given.flatMap((one) => (one.type === type ? [one.id] : []));
  const [vpcs, subnets] = [idsOf("aws_vpc"), idsOf("aws_subnet")];
  let text = program;
  const isIn = subnets.length > 0;
  if (isIn) text = inSubnets(text, subnets, named);
  // Of several, as of those that are peered, the first is the program's own.
  const [vpc] = vpcs;
  if (vpc !== undefined || isIn) text = inVpc(text, vpc, subnets);
  return isIn ? withoutGround(program, text, named) : text;
}

/** Subnets and their VPC are named as those that are given. */
const isMaking = ({ type }: Block, named: ReadonlySet<string>) =>
  GROUND.has(type) && (!named.has(type) || SUBNET.test(type) || VPC.test(type));

function inSubnets(program: string, ids: readonly string[], named: ReadonlySet<string>): string {
  const blocks = blocksIn(program);
  const users = blocks.filter((block) => !isMaking(block, named) && !SUBNET.test(block.type));
  const made = blocks.filter(({ type, address }) => SUBNET.test(type) && isReferredTo(users, address));
  // Which of several ids are for which of several rows of subnets, nobody says; a subnet each is one each.
  const isEach = made.length > 1 && ids.length >= made.length && !made.some(isRepeated);
  const singles = made.filter(({ type }) => type !== "data.aws_subnets").map(({ address }) => address);
  let text = edited(program, made, (one) => (singles.length > 0 ? listing(one, singles, ids) : one));
  for (const [i, { address, type }] of made.entries()) {
    const own = isEach ? [...ids.slice(i), ...ids.slice(0, i)] : ids;
    text = edited(text, made, (one) =>
      type === "data.aws_subnets"
        ? one.replaceAll(`${address}.ids`, listOf(ids))
        : saying(counting(one, address, ids), address, { id: own, subnet_id: own }),
    );
    text = lookedUp(text, address, isEach ? own.slice(0, 1) : own, users);
  }
  return text;
}

/** Every block for itself, but those that are going. */
function edited(program: string, going: readonly Block[], edit: (text: string) => string): string {
  const gone = new Set(going.map(({ address }) => address));
  return blocksIn(program).reduceRight(
    (text, { address, start, end }) =>
      gone.has(address) ? text : text.slice(0, start) + edit(text.slice(start, end)) + text.slice(end),
    program,
  );
}

/** Where more is needed of a subnet than its id. */
function lookedUp(program: string, address: string, ids: readonly string[], users: readonly Block[]): string {
  const blocks = blocksIn(program);
  const block = blocks.find((one) => one.address === address);
  const own = new Set(users.map((user) => user.address));
  const isNeeded = blocks.some((one) => own.has(one.address) && refersTo(one.text, address));
  if (!block || !isNeeded || block.type === "data.aws_subnets") return program;
  if (ids.length === 1 && !isRepeated(block)) return asData(program, block, `  id = ${JSON.stringify(ids[0])}`);
  const name = `data.aws_subnet.${block.labels[1]}`;
  const data = name.replaceAll(".", "\\.");
  return asData(program, block, `  count = ${ids.length}\n  id    = ${listOf(ids)}[count.index]`)
    .replace(new RegExp(`values\\(${data}\\)`, "g"), name)
    .replace(new RegExp(`${data}\\["[^"]*"\\]`, "g"), `${name}[0]`)
    .replace(new RegExp(`${data}\\.(\\w+)`, "g"), `${name}[0].$1`);
}

/** In the VPC that is given, or that of the first subnet. */
function inVpc(program: string, vpc: string | undefined, subnets: readonly string[]): string {
  const networks = blocksIn(program).filter(({ type }) => VPC.test(type));
  const [network] = networks.filter(({ type }) => !type.startsWith("data.")).concat(networks);
  const made = networks.filter(({ type }) => !type.startsWith("data.")).length;
  if (!network || made > 1) return program;
  const known = blocksIn(program).find(
    ({ type, text }) => type === "data.aws_subnet" && text.includes(subnets[0] ?? " "),
  );
  const label = known?.labels[1] ?? "given";
  const ofSubnet = `data.aws_subnet.${label}${known && isRepeated(known) ? "[0]" : ""}.vpc_id`;
  const id = vpc === undefined ? ofSubnet : JSON.stringify(vpc);
  const own = new Set([network.address]);
  let text = edited(program, [network], (one) =>
    one.replace(new RegExp(`(?<![\\w."-])${network.address.replaceAll(".", "\\.")}\\.id(?![\\w-])`, "g"), id),
  ).replace(/\$\{"([^"$]*)"\}/g, "$1");
  const left = blocksIn(text);
  const block = left.find(({ address }) => own.has(address)) as Block;
  text = isReferredTo(left, network.address) ? asData(text, block, `  id = ${id}`) : without(text, own);
  if (vpc !== undefined || known || !text.includes(ofSubnet)) return text;
  const lookUp = `data "aws_subnet" "${label}" {\n  id = ${JSON.stringify(subnets[0])}\n}\n\n`;
  const [first] = blocksIn(text).filter(({ type }) => type !== "");
  return first ? text.slice(0, first.start) + lookUp + text.slice(first.start) : text;
}

/** Without what only makes a network, unless the request asks for it or something else refers to it. What is led to something else, as a route to a peer, or leads to nothing of a network, serves that. */
function withoutGround(before: string, program: string, named: ReadonlySet<string>): string {
  const was = blocksIn(before);
  const isOther = (address: string) =>
    was.some((one) => one.address === address && one.type !== "" && !GROUND.has(one.type));
  const others = was.filter(({ address }) => isOther(address));
  const own = was.filter(({ type }) => GROUND.has(type));
  const serves = (block: Block): boolean => {
    const then = was.find(({ address }) => address === block.address) ?? block;
    if (others.some(({ address }) => refersTo(then.text, address))) return false;
    return (
      block.type.startsWith("data.") ||
      SUBNET.test(block.type) ||
      VPC.test(block.type) ||
      own.some((one) => one.address !== block.address && refersTo(then.text, one.address)) ||
      isReferredTo(own, block.address)
    );
  };
  let text = program;
  for (;;) {
    const blocks = blocksIn(text);
    const gone = blocks.find((one) => isMaking(one, named) && serves(one) && !isReferredTo(blocks, one.address));
    if (!gone) return text;
    text = without(text, new Set([gone.address]));
  }
}
