/** What is in one place is split up: inline blocks to resources of their own, one file to several. */
import { BlockText } from "../../../src/change/splice.ts";
import type { Item } from "../../../src/core/outline.ts";
import { pick, shuffled } from "../random.ts";
import { made } from "./form.ts";
import { labelOf, named, type Operator, say, typeOf } from "./scene.ts";
import { SPLIT_BLOCKS, SPLIT_FILES, SPLIT_SERVICES } from "./ways.ts";

/** By type and block: the resource that says the same, how it refers to the other, and its arguments by those of the block. */
interface Own {
  block: string;
  type: string;
  target: string;
  names: Readonly<Record<string, string>>;
  /** An argument with a list: one resource for each element. */
  each?: string;
  noun: string;
}

const RULE = { from_port: "from_port", to_port: "to_port", protocol: "ip_protocol", description: "description" };
const APART: Readonly<Record<string, readonly Own[]>> = {
  aws_security_group: (["ingress", "egress"] as const).map((block) => ({
    block,
    type: `aws_vpc_security_group_${block}_rule`,
    target: "security_group_id",
    names: { ...RULE, cidr_blocks: "cidr_ipv4", security_groups: "referenced_security_group_id" },
    each: "cidr_blocks",
    noun: `${block} rules`,
  })),
  aws_route_table: [
    {
      block: "route",
      type: "aws_route",
      target: "route_table_id",
      names: {
        ...{ cidr_block: "destination_cidr_block", ipv6_cidr_block: "destination_ipv6_cidr_block" },
        ...{ gateway_id: "gateway_id", nat_gateway_id: "nat_gateway_id", transit_gateway_id: "transit_gateway_id" },
        ...{ egress_only_gateway_id: "egress_only_gateway_id", network_interface_id: "network_interface_id" },
        vpc_peering_connection_id: "vpc_peering_connection_id",
      },
      noun: "routes",
    },
  ],
  aws_network_acl: (["ingress", "egress"] as const).map((block) => ({
    block,
    type: "aws_network_acl_rule",
    target: "network_acl_id",
    names: {
      ...{ rule_no: "rule_number", action: "rule_action", protocol: "protocol", cidr_block: "cidr_block" },
      ...{ from_port: "from_port", to_port: "to_port" },
    },
    noun: `${block} rules`,
  })),
};

/** Inline blocks become resources of their own, all of a kind of thing: with some inside and some outside, they would undo each other. */
export const splitBlocks: Operator = (scene) => {
  const { single, blocks, next } = scene;
  for (const address of shuffled(single, next)) {
    const all = APART[typeOf(address)] ?? [];
    const block = new BlockText(blocks.get(address) as string);
    const inline = all.map((own) => ({ own, items: block.item.items.filter(({ name }) => name === own.block) }));
    const parts = inline.flatMap(({ own, items }) => {
      const lines = items.flatMap((one) => (one.kind === "block" ? apart(own, block.text, one, address) : undefined));
      return lines.map((text, i) => ({ own, text, label: labelFor(address, own, lines.length > 1 ? i + 1 : 0) }));
    });
    if (parts.length === 0 || parts.some(({ text }) => text === undefined)) continue;
    if (parts.some(({ own, label }) => blocks.has(`${own.type}.${label}`))) continue;
    let rest = block;
    for (const { own, items } of inline) for (const _ of items) rest = rest.remove([own.block]);
    const added = parts.map(({ own, text, label }) => `resource "${own.type}" "${label}" {\n${text}\n}`);
    const used = [...new Set(parts.map(({ own }) => own))];
    const words = {
      ...{ it: named(scene, address), address, what: used.map(({ noun }) => noun).join(" and ") },
      type: used.map(({ type }) => type).join(" and "),
    };
    return {
      kind: "split",
      instruction: say(scene, SPLIT_BLOCKS, words),
      files: { "main.tf": scene.program.replace(block.text, () => [rest.text, ...added].join("\n\n")) },
      isDone: (differences) =>
        differences.filter(({ kind }) => kind === "added").length === parts.length &&
        differences.every(({ kind, address: at, arguments: names }) =>
          kind === "changed"
            ? at === address && names.every((name) => all.some((own) => own.block === name))
            : kind === "added" && used.some(({ type }) => at.startsWith(`${type}.`)),
        ),
    };
  }
  return undefined;
};

const labelFor = (address: string, { block }: Own, nth: number): string =>
  `${labelOf(address).replaceAll("-", "_")}${nth > 0 ? `_${block}_${nth}` : ""}`;

/** The lines of the resources that say what a block says; undefined in their place where it says what they don't take. */
function apart({ target, names, each, type }: Own, text: string, block: Item, address: string): (string | undefined)[] {
  const given = new Map(block.items.map(({ name, body, end }) => [name, text.slice(body, end)]));
  if (block.items.some(({ kind, name }) => kind !== "argument" || !Object.hasOwn(names, name))) return [undefined];
  // All protocols have no ports.
  if (/"-1"|"all"/.test(given.get("protocol") ?? "") && type.includes("security_group"))
    for (const name of ["from_port", "to_port"]) given.delete(name);
  const list = each === undefined ? undefined : given.get(each);
  if (each !== undefined && !/^\["?[^[\]]+\]$/.test(list ?? "")) return [undefined];
  const all = list
    ?.slice(1, -1)
    .split(",")
    .map((one) => one.trim());
  const elements = all?.filter(Boolean) ?? [undefined];
  const isEgress = type === "aws_network_acl_rule" && block.name === "egress";
  return elements.map((element) =>
    [
      `  ${target} = ${address}.id`,
      ...(isEgress ? ["  egress = true"] : []),
      ...[...given].map(([name, value]) => `  ${names[name]} = ${name === each ? element : value}`),
    ].join("\n"),
  );
}

/** One file becomes one for each kind of block, or for each service. */
export const splitFiles: Operator = async (scene) => {
  const byService = scene.blocks.size > 8 && scene.next() < 0.5;
  const change = await made(scene, "split files", pick(byService ? SPLIT_SERVICES : SPLIT_FILES, scene.next), {
    action: "split-files",
    file: "main.tf",
    ...(byService && { by: "service" as const }),
  });
  return change && Object.keys(change.files).length > 1 ? change : undefined;
};
