/** Changes that the schema and the counts of usage tell: blocks taken out, arguments set, tags, guards, outputs. */
import { BlockText } from "../../../src/change/splice.ts";
import type { CtyType } from "../../../src/core/schema.ts";
import { pick, shuffled } from "../random.ts";
import { type Change, labelOf, named, type Operator, type Scene, say, schemaOf, typeOf, withBlock } from "./scene.ts";
import { CHANGE, OUTPUT, PROTECT, REMOVE, SCALE, SET, SWITCH, TAG, TURN_OFF, TURN_ON } from "./ways.ts";

const words = (argument: string): string => argument.replaceAll("_", " ");

/** A block that nothing refers to, and that leaves nothing without use behind. */
export const remove: Operator = async (scene) => {
  const { single, blocks, verifier, next } = scene;
  const free = single.filter((address) => users(blocks, address).length === 0);
  const orphans = (address: string) =>
    [...blocks.keys()].some((other) => {
      const [only, ...more] = users(blocks, other.replace(/^variable\./, "var."));
      return only === address && more.length === 0 && !single.includes(other);
    });
  const spare = free.filter((address) => !orphans(address));
  if (single.length < 2 || spare.length === 0) return undefined;
  const address = pick(spare, next);
  const { files } = await verifier.edit({ "main.tf": scene.program }, [{ action: "remove", address }]);
  return {
    kind: "remove",
    instruction: say(scene, REMOVE, { it: named(scene, address), address }),
    files: files as Record<string, string>,
    isDone: (differences) =>
      differences.every((one) => one.kind === "removed" && one.address === address) && differences.length === 1,
  };
};

/** Addresses of blocks that refer to one. */
function users(blocks: ReadonlyMap<string, string>, address: string): string[] {
  const reference = new RegExp(`(?<![\\w.-])${address.replaceAll(".", "\\.")}(?![\\w-])`);
  return [...blocks].filter(([other, text]) => other !== address && reference.test(text)).map(([other]) => other);
}

const TAGS: readonly [key: string, values: readonly string[]][] = [
  ["Environment", ["prod", "staging", "dev", "test"]],
  ["Team", ["platform", "data", "payments", "web", "security"]],
  ["Owner", ["ops", "alice", "sre", "data-platform"]],
  ["CostCenter", ["1042", "2200", "cc-77", "4711"]],
  ["Project", ["atlas", "phoenix", "migration", "shop"]],
  ["ManagedBy", ["terraform", "opentofu"]],
  ["Backup", ["daily", "weekly", "none"]],
  ["Confidentiality", ["internal", "public", "restricted"]],
];

export const tag: Operator = (scene) => {
  const { single, blocks, next } = scene;
  const [address, argument] =
    shuffled(single, next).flatMap((one): [string, string][] => {
      const attributes = schemaOf(scene, one)?.attributes;
      // What Google calls tags are resources of their own.
      const name = (one.startsWith("google_") ? ["labels"] : ["tags", "labels"]).find(
        (each) => attributes?.get(each)?.optional && isMap(attributes.get(each)?.type),
      );
      return name ? [[one, name]] : [];
    })[0] ?? [];
  if (!address || !argument) return undefined;
  const [key, values] = pick(TAGS, next);
  const value = pick(values, next);
  const isLabel = argument === "labels";
  const name = isLabel ? key.toLowerCase() : key;
  const block = new BlockText(blocks.get(address) as string);
  const old = block.valueAt([argument]);
  if (old !== undefined && (!/^{[^{}]*}$/.test(old) || new RegExp(`\\b${name}\\b`, "i").test(old))) return undefined;
  const entries = old?.slice(1, -1).trim();
  const map = `{\n${entries ? `  ${entries.replace(/\n\s*/g, "\n  ")}\n` : ""}  ${name} = "${value}"\n}`;
  return {
    kind: "tag",
    instruction: say(scene, TAG, { it: named(scene, address), address, key: name, value }),
    files: withBlock(scene, address, block.set([argument], map).text),
    isDone: onlyAt(address, (names) =>
      names.every((one) => /^(?:tags|labels|tags_all|effective_labels|terraform_labels)$/.test(one)),
    ),
  };
};

const isMap = (type?: CtyType): boolean => typeof type === "object" && type[0] === "map";

/** All differences are at one block, in its arguments. */
const onlyAt =
  (address: string, fits: (names: readonly string[]) => boolean): Change["isDone"] =>
  (differences) =>
    differences.length === 1 &&
    differences.every((one) => one.kind === "changed" && one.address === address && fits(one.arguments));

/**
 * A feature that is off by a switch needs another in its place, and so does a password that nobody manages; what is closed to the public is so for a reason; a
 * port has a protocol and another end, what keeps an order a name that says so, and what something begins with is no change of it. No plan tells.
 */
const UNFIT = /^disable_|^public|^(?:from|to)_port$|^fifo|^content_based|^manage_master|^initial_/;

/** What can't be said as a feature that something has: a single word, or what begins with a verb. */
const NO_FEATURE =
  /^(?:\w+$|(?:skip|no|block|ignore|restrict|allow|allowed|force|apply|assign|map|use|copy|associate|create|delete|include|require|is) )/;

/** An argument that fewer examples give is too odd to ask for. */
const USUAL = 0.03;

/** A switch turned on or off, or a number set to a usual value, where examples give it at all. */
export const argument: Operator = (scene) => {
  const { single, blocks, schemas, next } = scene;
  const open = single.flatMap((address) => {
    const block = new BlockText(blocks.get(address) as string);
    return [...(schemaOf(scene, address)?.attributes ?? [])].flatMap(([name, { type, optional, deprecated }]) => {
      // Text that is right beside other text is wrong beside this one: engines and versions, protocols and policies.
      if (!optional || deprecated || (type !== "bool" && type !== "number")) return [];
      if (UNFIT.test(name) || ignored(block).includes(name)) return [];
      const usual = schemas.knowledge.values(typeOf(address), name).map(({ value }) => String(value));
      const old = block.valueAt([name]);
      if (old !== undefined && !/^(?:true|false|-?\d+)$/.test(old)) return [];
      const values = type === "bool" ? [old === "true" ? "false" : "true"] : usual;
      const other = values.filter((one) => one !== old && /^(?:true|false|-?\d+)$/.test(one));
      const share = schemas.knowledge.use(typeOf(address), "", name)?.share ?? 0;
      return share >= USUAL && other.length > 0 ? [{ address, block, name, type, old, values: other }] : [];
    });
  });
  if (open.length === 0) return undefined;
  const { address, block, name, type, old, values } = pick(open, next);
  const value = pick(values.slice(0, 4), next);
  const said = {
    it: named(scene, address),
    address,
    argument: name,
    what: words(name),
    value,
  };
  const feature = words(name).replace(/^(?:enable|is) | (?:enabled|enable)$/g, "");
  const instruction =
    type === "bool" && !NO_FEATURE.test(feature)
      ? say(scene, value === "true" ? TURN_ON : TURN_OFF, { ...said, what: feature })
      : type === "bool"
        ? say(scene, SWITCH, said)
        : old !== undefined
          ? say(scene, CHANGE, { ...said, old })
          : say(scene, SET, said);
  return {
    kind: type === "bool" ? "switch" : "argument",
    instruction,
    files: withBlock(scene, address, block.set([name], value).text),
    isDone: onlyAt(address, (names) => names.includes(name)),
  };
};

/** Changes that a block ignores. */
const ignored = (block: BlockText): string => block.valueAt(["lifecycle", "ignore_changes"]) ?? "";

export const protect: Operator = (scene) => {
  const { single, blocks, next } = scene;
  const open = single.filter((address) => !/\blifecycle {/.test(blocks.get(address) as string));
  if (open.length === 0) return undefined;
  const address = pick(open, next);
  const block = new BlockText(blocks.get(address) as string).add([], "lifecycle {\n  prevent_destroy = true\n}");
  return {
    kind: "protect",
    instruction: say(scene, PROTECT, { it: named(scene, address), address }),
    files: withBlock(scene, address, block.text),
    isDone: nothing,
  };
};

/** What a change of the program's form alone does to the plan. */
export const nothing: Change["isDone"] = (differences) => differences.length === 0;

const TOLD = [
  "arn",
  "id",
  "dns_name",
  "endpoint",
  "name",
  "url",
  "self_link",
  "invoke_url",
  "fqdn",
  "ip_address",
  "public_ip",
];

export const output: Operator = (scene) => {
  const { single, blocks, program, next } = scene;
  if (single.length === 0) return undefined;
  const address = pick(single, next);
  const known = schemaOf(scene, address)?.attributes;
  const what = pick(
    TOLD.filter((name) => known?.has(name)),
    next,
  );
  const to = `${labelOf(address).replaceAll("-", "_")}_${what}`;
  if (!what || blocks.has(`output.${to}`)) return undefined;
  return {
    kind: "output",
    instruction: say(scene, OUTPUT, { it: named(scene, address), address, what: words(what), to }),
    files: { "main.tf": `${program}\noutput "${to}" {\n  value = ${address}.${what}\n}\n` },
    isDone: nothing,
  };
};

export const scale: Operator = (scene: Scene) => {
  const { blocks, next } = scene;
  const counted = [...blocks].filter(
    ([address, text]) => /^ {2}count += +\d+$/m.test(text) && !address.startsWith("data."),
  );
  if (counted.length === 0) return undefined;
  const [address, text] = pick(counted, next);
  const old = Number(/^ {2}count += +(\d+)$/m.exec(text)?.[1]);
  const value = pick(
    [1, 2, 3, 4, 5, 6].filter((n) => n !== old && n > 0),
    next,
  );
  return {
    kind: "scale",
    instruction: say(scene, SCALE, { it: address, address, old: String(old), value: String(value) }),
    files: withBlock(scene, address, text.replace(/^( {2}count += +)\d+$/m, `$1${value}`)),
    isDone: (differences) => differences.some((one) => one.address.startsWith(`${address}[`)),
  };
};
