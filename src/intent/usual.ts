/** What goes without saying: arguments that are worth writing though no request speaks of them, and values that follow from what a thing is and from the rest of the program. */
import { own } from "../core/own.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import usual from "../knowledge/written/usual.json" with { type: "json" };
import { networksIn } from "../language/networks.ts";

/** Arguments that nearly everybody gives the same value, because another makes little sense: a route to a gateway is there for everything that isn't the network's own. HCL text. */
export const CONVENTIONS: Readonly<Record<string, string>> = usual.conventions;
export const conventionFor = (path: string): string | undefined => own(CONVENTIONS, path);

/** As many of the examples that have the block around it, and at least so many, as make it usual: fewer say nothing. */
const USUAL = { share: 0.9, count: 3 };
/** What each program says in its own way, if at all. */
const INCIDENTAL = /^(?:tags|labels|annotations|comment|location|region|project)$|description$/;

/** Whether a block of `type` usually has what is at `path` inside it: by hand, else by examples. */
export function isUsual(knowledge: Knowledge, type: string, path: string): boolean {
  // The name of a Kubernetes object; those of the templates in it have none.
  if (path === "metadata.name") return true;
  const [name = "", block = ""] = path.split(".").reverse();
  if (knowledge.inside(type, block).includes(name) || knowledge.inside(type, "*").includes(name)) return true;
  const always = knowledge.always(type);
  if (always) return always.includes(path);
  // What examples show in nested blocks was no help: they show all that there is.
  const use = block === "" && !INCIDENTAL.test(name) ? knowledge.use(type, "", name) : undefined;
  return use !== undefined && use.share >= USUAL.share && use.count >= USUAL.count;
}

export interface Surroundings {
  request: string;
  /** `ATTRIBUTE` of the program's other resources of a type. */
  others(attribute: string, type?: string): readonly string[];
  /** How many blocks of the type come before this one. */
  index: number;
}

/** What ranges a part of a network is cut from, by type: the other type, and its range as an expression behind the address. */
const RANGES: Readonly<Record<string, readonly [network: string, range: string, list: boolean]>> = {
  "aws_subnet.cidr_block": ["aws_vpc", "cidr_block", false],
  "azurerm_subnet.address_prefixes": ["azurerm_virtual_network", "address_space", true],
};

/** The expression for an argument that the rest of the program leaves no doubt about. */
export function derivedFor(
  path: string,
  { request, others, index }: Surroundings,
): { text: string; said: boolean } | undefined {
  if (path === "google_compute_subnetwork.ip_cidr_range" && networksIn(request).length === 0)
    return { text: `"10.${index}.0.0/20"`, said: false };
  const range = own(RANGES, path);
  if (!range) return undefined;
  const [network, attribute, list] = range;
  const wrap = (text: string) => (list ? `[${text}]` : text);
  const [whole] = others(attribute, network);
  const networks = networksIn(request);
  const largest = networks.toSorted((a, b) => bitsOf(a) - bitsOf(b))[0];
  // The largest is the whole, of which the others are parts.
  const part = (whole === undefined ? networks : networks.filter((one) => one !== largest))[index];
  if (part !== undefined) return { text: wrap(JSON.stringify(part)), said: true };
  if (whole === undefined) return undefined;
  return { text: wrap(`cidrsubnet(${whole}${list ? "[0]" : ""}, 8, ${index})`), said: false };
}

const bitsOf = (network: string): number => Number(network.split("/")[1]);

/** Arguments of nested blocks, of which there is one for each value of these others. */
export const REPEATS: Readonly<Record<string, readonly string[]>> = {
  "aws_dynamodb_table.attribute.name": [
    "hash_key",
    "range_key",
    "global_secondary_index.hash_key",
    "global_secondary_index.range_key",
    "local_secondary_index.range_key",
  ],
};

/** The first of them. */
export function repeatedBy(path: string): string | undefined {
  const [first] = own(REPEATS, path) ?? [];
  return first && `${path.slice(0, path.indexOf("."))}.${first}`;
}
