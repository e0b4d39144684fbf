/** Arguments that take what stands in a request literally: a zone, a network, an address, a path, a machine type, a version, from one number to another. */
import { networksIn } from "../language/networks.ts";
import type { Hit, Reading } from "../language/reading.ts";
import { rootOf } from "../language/roots.ts";

const URL = /\bhttps?:\/\/[^\s,;)"']+/i;
const MACHINE =
  /\b(?:(?:db|cache|ml)\.)?[a-z]{1,4}\d[a-z]{0,4}\.(?:nano|micro|small|medium|large|\d*xlarge|metal)\b|\bStandard_[A-Z]\w+|\b[enc]\d[a-z]?-(?:standard|highmem|highcpu|micro|small|medium)(?:-\d+)?\b|\bdb-(?:custom|f1|g1|n1)-[\w-]+|\bP\dv\d\b|\bB\d+m?s\b/;
const ZONE = /\b[a-z]{2}-[a-z]+-\d[a-z]\b|\b[a-z]+-[a-z]+\d-[a-z]\b/;
const REGION =
  /\b(?:us|europe|asia|australia|northamerica|southamerica|me|africa)-[a-z]+\d\b|\bin the (?:EU|US|ASIA)\b/;
const MAIL = /[\w.+-]+@[\w-]+\.\w+/;
const DOMAIN = /(?<![@\w.-])(?:[a-z0-9*-]+\.)+(?:com|org|net|io|dev|app|internal|local|test|example|de|eu|co\.uk)\b/i;
const FILE_PATH = /(?<![\w/.:])\/[A-Za-z][\w/-]*/;

const LITERALS: readonly (readonly [name: RegExp, literal: RegExp])[] = [
  [/^availability_zone$|^zones?$/, ZONE],
  [/^(?:region|location)$/, REGION],
  [/^(?:push_endpoint|uri|url|endpoint)$/, URL],
  [/^(?:allowed|allow)_origins$|^origin$/, /\bhttps?:\/\/[^\s,;)]+|\bany origin|\ball origins|\bevery origin/i],
  [/^(?:instance_type|instance_types|instance_class|node_type|machine_type|vm_size|size|sku_name|tier)$/, MACHINE],
  [/^subscriber_email_addresses$|^email/, MAIL],
  [/^(?:domain_name|host|common_name|dns_names)$/, DOMAIN],
  [/^(?:start_time|backup_window|snapshot_window)$/, /\b\d{1,2}:\d\d\b|\bbetween \d/],
  [/^version$/, /\b\d+\.\d+\.\d+\b/],
  [/^path$/, FILE_PATH],
  [/^(?:allowed_methods|allow_methods|method|http_method)$/, /\b(?:GET|PUT|POST|DELETE|PATCH|HEAD)\b/],
];
const NETWORKS =
  /^(?!.*ipv6|allow|enable|is_|use_).*cidr|^address_(?:space|prefixes|prefix)$|^ip_cidr_range$|^source_ranges$|^source_address_prefix$|^authorized_ip_ranges$|^authorized_networks$|^ip_rules$/;
/** What has versions. */
const PRODUCTS =
  /^(?:postgre|mysql|mariadb|redi|valkey|kubernet|opensearch|elasticsearch|aurora|server|mongo|kafka|rabbitmq|activemq|oracl|memcach)/;
const COUNTED = /^(?:node|machin|pod|replica|task|worker|server|copy|copi|acu|unit|contain|shard|broker)/;

/** Where the request has such a literal; undefined when it has none. An empty hit: it has one, in no word of its own. */
export function literalFor(path: string, reading: Reading): Hit | undefined {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const { text, words } = reading;
  if (/^(?:engine_|kubernetes_|cluster_|database_|redis_|min_master_)?version$/.test(name)) {
    const at = words.findIndex(({ root }, i) => PRODUCTS.test(root) && words[i + 1]?.number !== undefined);
    if (at >= 0) return [at, at + 1];
  }
  const product = /^(\w+)_version$/.exec(name)?.[1];
  if (product !== undefined) {
    const at = words.findIndex(({ root }, i) => root === rootOf(product) && words[i + 1]?.number !== undefined);
    if (at >= 0) return [at, at + 1];
  }
  if (/^auto_?scaling(?:_enabled)?$/.test(name)) return rangeIn(text, reading);
  if (name === "instance_type" && !path.startsWith("aws_")) return undefined;
  if (/^(?:min|max)_(?:node_|instance_)?(?:size|count|capacity|replicas)$/.test(name)) return rangeIn(text, reading);
  if (NETWORKS.test(name) && networksIn(text).length > 0) return placeOf(networksIn(text)[0] as string, reading);
  for (const [pattern, literal] of LITERALS) {
    const found = pattern.test(name) ? literal.exec(text) : null;
    if (found) return placeOf(found[0], reading);
  }
  return undefined;
}

/** "2 to 5 nodes", "between 2 and 5 nodes". */
function rangeIn(text: string, reading: Reading): Hit | undefined {
  const range =
    /\b(?:between )?([\d.]+|one|two|three|four|five)\s*(?:to|and|-|–|up to)\s*([\d.]+|[a-z]+)\s+(?:[\w.-]+ ){0,3}/i.exec(
      text,
    );
  if (!range) return undefined;
  const from = reading.words.findIndex(({ said }) => said === range[1]?.toLowerCase());
  const to = reading.words.findIndex(({ said }, i) => i > from && said === range[2]?.toLowerCase());
  if (from < 0 || to < 0 || reading.words[to]?.number === undefined) return undefined;
  const near = [-3, -2, -1, 2, 3, 4, 5, 6]
    .map((step) => from + step)
    .filter((at) => COUNTED.test(reading.words[at]?.root ?? ""));
  return near.length > 0 ? [from, to] : undefined;
}

function placeOf(literal: string, reading: Reading): Hit {
  const first = /[\p{L}\p{N}]+(?:[.:/]\d+)*/u.exec(literal.toLowerCase().replace(/^https?:\/\/|^in the /, ""))?.[0];
  const at = reading.words.findIndex(({ said }) => said === first);
  return at < 0 ? [] : [at];
}
