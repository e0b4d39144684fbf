/** Texts that a request gives literally, by what they are: addresses, identifiers, names in quotes. Whoever writes needn't invent what can be read. */
import { own } from "../core/own.ts";
import { READ_AT_MOST } from "./tokens.ts";

export type Kind =
  | "email"
  | "arn"
  | "url"
  | "network"
  | "id"
  | "zone"
  | "region"
  | "path"
  | "image"
  | "domain"
  | "address"
  | "schedule"
  | "name"
  | "machine"
  | "file"
  | "time"
  | "method"
  | "version"
  | "word"
  | "shape";

/** A place in a text: UTF-16 indices. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

/** Its place is with its quotes. */
export interface Text extends Span {
  text: string;
  kind: Kind;
  quoted: boolean;
  /** The thing an identifier is of: `vpc`. */
  of?: string;
}

const NAME = "[A-Za-z0-9][\\w./-]*[\\w]|[A-Za-z0-9]";
/** In this order: a text is of the first kind that takes it. */
const PATTERNS: readonly (readonly [kind: Kind, pattern: RegExp])[] = [
  ["schedule", /\b(?:cron|rate)\([^)]*\)/g],
  ["arn", /\barn:aws[\w-]*:[\w-]*:[\w-]*:\d*:[^\s,;'"]+/g],
  ["url", /\b[a-z][a-z0-9+]*:\/\/[^\s,;'"()]+/g],
  ["email", /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g],
  ["network", /\b\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}\b|\b[0-9a-f]{1,4}(?:::?[0-9a-f]{1,4})+::\/\d{1,3}/gi],
  ["id", /\bZ[A-Z0-9]{9,31}\b/g],
  [
    "id",
    /\b(?:vpc|subnet|sg|ami|i|rtb|igw|nat|eni|vol|snap|eipalloc|acl|vpce|tgw|lt|pl)-(?=[a-f]*\d)[0-9a-f]{4,17}\b/g,
  ],
  ["image", /\b(?:[\w.-]+(?:\/[\w.-]+)+:[\w][\w.-]*|[a-z][\w-]*:(?:\d[\w.-]*|latest|stable|alpine[\w.-]*))(?![\w:])/g],
  ["image", /\b(?:debian|ubuntu-os|cos|rhel|rocky-linux|centos)-cloud\/[\w-]+/g],
  ["zone", /\b(?:(?:us|eu|ap|sa|ca|me|af|il)-(?:[a-z]+-)+\d[a-f]|[a-z]+-[a-z]+\d-[a-f])\b/g],
  [
    "region",
    /\b(?:(?:us|eu|ap|sa|ca|me|af|il)-(?:[a-z]+-)+\d|(?:us|europe|asia|australia|northamerica|southamerica|me|africa)-[a-z]+\d)\b|(?<=\bin the )(?:EU|US|ASIA)\b/g,
  ],
  ["machine", /\b(?:[a-z]{2,9}\.)?[a-z]{1,4}\d[a-z]{0,4}\.(?:nano|micro|small|medium|large|\d*xlarge|metal)\b/g],
  [
    "machine",
    /\b(?:Standard|Basic)_[A-Z]\d+\w*\b|\b(?:e2|f1|g1|n1|n2|n2d|c2|c3|c4|n4|t2d|t2a|m1)-(?:micro|small|medium|standard-\d+|highmem-\d+|highcpu-\d+)\b|\bdb-(?:f1-micro|g1-small|custom-\d+-\d+|n1-standard-\d+)\b|\bP\dv\d\b|\bB\d+m?s\b/g,
  ],
  [
    "region",
    /\b(?:(?:north|south|east|west|central|southeast|northeast)\s?)?(?:us|europe|uk|france|germany|norway|switzerland|sweden|poland|italy|spain|asia|india|japan|australia|brazil|canada|korea|uae)(?:\s?(?:north|south|east|west|central|southeast|northeast|west central|north central|south central))?\s?\d?\b(?=[\s,.;)]|$)/gi,
  ],
  ["file", /(?<![\w./-])[\w-]+\.(?:txt|json|ya?ml|sh|py|js|zip|conf|html|md|pem|csv|tar|gz|toml|ini|env)\b/g],
  ["path", /(?<![\w.:/])\/[A-Za-z][\w.-]*(?:\/[\w.*-]+)*/g],
  ["name", /["“„«`]\s?([^"”“»`\n]{1,80}?)\s?["”“»`]/g],
  ["name", /(?<=^|\s)['‘]([\w ./:@-]{1,80})['’](?=\W|$)/g],
  ["name", new RegExp(`(?<=\\b(?:called|named|alias|name it|names?:|identifier) )(?:${NAME})`, "gi")],
  [
    "domain",
    /\b(?:\*\.)?(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|app|cloud|intern|internal|local|example|test|info|[a-z]{2})\b(?!\.\w)/gi,
  ],
  ["method", /\b(?:GET|PUT|POST|DELETE|PATCH|HEAD)\b/g],
  ["time", /(?<![\w:])\d{1,2}:\d\d(?:-\d{1,2}:\d\d)?(?![\w:])/g],
  ["address", /(?<![\w./:-])(?:\d{1,3}\.){3}\d{1,3}(?![\w/:-])/g],
  ["version", /(?<![\w./:-])v?(\d+(?:\.\d+){2,3})(?![\w./:-])|\bversion v?(\d+(?:\.\d+)*)(?![\w/:-])/gi],
  // An identifier as nobody writes ordinary words: with a digit, a hyphen or an underscore in it.
  ["word", /(?<![\p{L}\p{N}_-])[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+(?![\p{L}\p{N}_-])/gu],
  [
    "shape",
    /(?<![\w./:-])(?:[A-Za-z][\w.-]*=[\w.-]+:\w+|[A-Za-z]+[\w]*(?:[./:_-][\w*-]+)+|(?!\d+(?:\.\d+)?(?:[smhdg]|[kmgt]i?b)\b)\d+(?:\.\d+)?[A-Za-z][\w-]*|[A-Za-z]+\d[\w]*(?:[./:_-]\w+)*)(?![\w/])/g,
  ],
];
const ORDINARY_END =
  /-(?:managed|only|based|side|in|out|to|end|term|time|demand|region|zone|az|facing|level|like|grade|class|encrypted|enabled|available|balanced|read|write|hosted|tier|wide|point|letter|factor|signed|access)$/i;
/** Hyphenated words that are no names. */
const ORDINARY = new RegExp(String.raw`^(?:and/or|e\.g|i\.e|.*${ORDINARY_END.source.slice(0, -1)})$`, "i");

/** Whether what a hyphenated word ends with says that it is no name: "multi-az", "on-demand". How names begin tells less. */
export const isOrdinary = (word: string): boolean => ORDINARY_END.test(word);

/** Every literal text, in the request's order; each place belongs to one text. */
export function textsIn(request: string): Text[] {
  const found: Text[] = [];
  const taken: [number, number][] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const { 0: whole, 1: inner, 2: other, index } of request.slice(0, READ_AT_MOST).matchAll(pattern)) {
      const text = inner ?? other ?? whole;
      const end = index + whole.length;
      if (taken.some(([from, to]) => index < to && from < end)) continue;
      if ((kind === "word" || kind === "shape") && ORDINARY.test(text)) continue;
      taken.push([index, end]);
      const of = kind === "id" ? { of: own(THINGS, text.slice(0, text.lastIndexOf("-"))) ?? "zone" } : {};
      const quoted = kind === "name" && inner !== undefined;
      found.push({ text: text.replace(/[.,;:]+$/, ""), kind, at: index, end, quoted, ...of });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** What ids are of, by what stands before their last hyphen. */
const THINGS: Readonly<Record<string, string>> = {
  ...{ vpc: "vpc", subnet: "subnet", sg: "security_group", ami: "ami", i: "instance", rtb: "route_table" },
  ...{
    igw: "gateway",
    nat: "nat_gateway",
    eni: "network_interface",
    vol: "volume",
    snap: "snapshot",
    lt: "launch_template",
  },
  ...{ eipalloc: "allocation", acl: "network_acl", vpce: "vpc_endpoint", tgw: "transit_gateway", pl: "prefix_list" },
};

/** Whether an argument is named after the thing that an identifier is of: `subnet_ids` after `subnet`. */
export const isNamedFor = (argument: string, of: string): boolean =>
  new RegExp(`(?:^|_)${of}s?(?:_ids?|s)?$|^${of}$`).test(argument);
