/** What goes without saying: values that follow from what a thing is, and from the rest of the program. Each is told apart from what the model wrote. */
import { own } from "../core/own.ts";
import { networksIn } from "../language/networks.ts";
import { textsIn } from "../language/texts.ts";

/** Arguments that nearly everybody gives the same value, because another makes little sense. HCL text. */
export const CONVENTIONS: Readonly<Record<string, string>> = {
  // A route to a gateway is there for everything that isn't the network's own.
  "aws_route_table.route.cidr_block": '"0.0.0.0/0"',
  "aws_route.destination_cidr_block": '"0.0.0.0/0"',
  "aws_eip.domain": '"vpc"',
  "aws_vpc.cidr_block": '"10.0.0.0/16"',
  "azurerm_virtual_network.address_space": '["10.0.0.0/16"]',
  "google_compute_network.auto_create_subnetworks": "false",
  "google_compute_firewall.direction": '"INGRESS"',
  "aws_dynamodb_table.hash_key": '"id"',
  // Otherwise the capacities are needed, which nobody knows.
  "aws_dynamodb_table.billing_mode": '"PAY_PER_REQUEST"',
  "aws_dynamodb_table.attribute.type": '"S"',
};
/** What no schema requires and the service does. */
const NEEDED = new Set([
  "aws_dynamodb_table.hash_key",
  "aws_dynamodb_table.attribute",
  "aws_dynamodb_table.billing_mode",
]);
export const isNeeded = (path: string): boolean => NEEDED.has(path);

/** What ranges a part of a network is cut from, by type: the other type, and its range as an expression behind the address. */
const RANGES: Readonly<Record<string, readonly [network: string, range: string, list: boolean]>> = {
  "aws_subnet.cidr_block": ["aws_vpc", "cidr_block", false],
  "azurerm_subnet.address_prefixes": ["azurerm_virtual_network", "address_space", true],
};

export interface Surroundings {
  request: string;
  /** `ATTRIBUTE` of the program's other resources of a type. */
  others(attribute: string, type?: string): readonly string[];
  /** How many blocks of the type come before this one. */
  index: number;
}

/** Services that an endpoint of a network leads to, by the words for them: their names behind `com.amazonaws.REGION.`. */
const ENDPOINTS: readonly (readonly [said: RegExp, service: string])[] = [
  [/\bs3\b/i, "s3"],
  [/\bdynamo ?db\b/i, "dynamodb"],
  [/\bsecrets? ?manager\b/i, "secretsmanager"],
  [/\b(?:ssm|systems manager|session manager)\b/i, "ssm"],
  [/\becr\b/i, "ecr.api"],
  [/\bsqs\b/i, "sqs"],
  [/\bsns\b/i, "sns"],
  [/\bkms\b/i, "kms"],
  [/\bsts\b/i, "sts"],
  [/\bkinesis\b/i, "kinesis-streams"],
  [/\bcloudwatch logs\b|\blogs\b/i, "logs"],
];

function endpointFor(request: string): string | undefined {
  const region = textsIn(request).find(({ kind }) => kind === "region")?.text;
  const service = ENDPOINTS.find(([said]) => said.test(request))?.[1];
  return region && service ? JSON.stringify(`com.amazonaws.${region}.${service}`) : undefined;
}

/** The expression for an argument that the rest of the program leaves no doubt about. */
export function derivedFor(
  path: string,
  { request, others, index }: Surroundings,
): { text: string; said: boolean } | undefined {
  if (path === "aws_vpc_endpoint.service_name") {
    const text = endpointFor(request);
    return text === undefined ? undefined : { text, said: true };
  }
  if (path === "google_compute_subnetwork.ip_cidr_range" && networksIn(request).length === 0)
    return { text: `"10.${index}.0.0/20"`, said: false };
  const range = own(RANGES, path);
  if (!range) return undefined;
  const [network, attribute, list] = range;
  const wrap = (text: string) => (list ? `[${text}]` : text);
  const [whole] = others(attribute, network);
  const parts = whole === undefined ? networksIn(request) : partsIn(request);
  const part = parts[index];
  if (part !== undefined) return { text: wrap(JSON.stringify(part)), said: true };
  if (whole === undefined) return undefined;
  return { text: wrap(`cidrsubnet(${whole}${list ? "[0]" : ""}, 8, ${index})`), said: false };
}

export const conventionFor = (path: string): string | undefined => own(CONVENTIONS, path);

/** Networks of a request but for the largest, which is the whole. */
function partsIn(request: string): string[] {
  const networks = networksIn(request);
  const bits = (network: string) => Number(network.split("/")[1]);
  const [whole] = networks.toSorted((a, b) => bits(a) - bits(b));
  return networks.filter((network) => network !== whole);
}

/** The network that a request gives for a whole one: the largest. */
export function wholeNetworkIn(request: string): string | undefined {
  const bits = (network: string) => Number(network.split("/")[1]);
  return networksIn(request).toSorted((a, b) => bits(a) - bits(b))[0];
}

/** Arguments of nested blocks that repeat one of the block around them. */
const SAME: Readonly<Record<string, string>> = { "aws_dynamodb_table.attribute.name": "aws_dynamodb_table.hash_key" };
export const repeatedBy = (path: string): string | undefined => own(SAME, path);
export const isRepeated = (path: string): boolean => Object.values(SAME).includes(path);

/** Words for values that don't say what they mean. */
export const TERMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws_dynamodb_table.attribute.type": { string: "S", text: "S", number: "N", numeric: "N", binary: "B" },
};

/** The value of an argument that the request says in other words. */
export function termFor(path: string, said: ReadonlySet<string>): string | undefined {
  return Object.entries(own(TERMS, path) ?? {}).find(([word]) => said.has(word))?.[1];
}
