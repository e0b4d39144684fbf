/** Arguments that take what stands in a request literally: a zone, a network, an address, a path, a machine type, a version, from one number to another. */
import { networksIn } from "../language/networks.ts";
import type { Hit, Reading } from "../language/reading.ts";
import { rootOf } from "../language/roots.ts";
import type { Kind } from "../language/texts.ts";

/** Arguments that such a text in the request speaks of by itself. */
const LITERALS: readonly (readonly [name: RegExp, kind: Kind])[] = [
  [/^availability_zone$|^zones?$/, "zone"],
  [/^(?:region|location)$/, "region"],
  [/^(?:push_endpoint|uri|url|endpoint|(?:allowed|allow)_origins|origin)$/, "url"],
  [/^(?:instance_types?|instance_class|node_type|machine_type|vm_size|size|sku_name|tier)$/, "machine"],
  [/^subscriber_email_addresses$|^email/, "email"],
  [/^(?:domain_name|host|common_name|dns_names)$/, "domain"],
  [/^(?:start_time|backup_window|snapshot_window)$/, "time"],
  [/^version$/, "version"],
  [/^path$/, "path"],
  [/^(?:allowed_methods|allow_methods|method|http_method)$/, "method"],
];
const NETWORKS =
  /^(?!.*ipv6|allow|enable|is_|use_).*cidr|^address_(?:space|prefixes|prefix)$|^ip_cidr_range$|^source_ranges$|^source_address_prefix$|^authorized_ip_ranges$|^authorized_networks$|^ip_rules$/;
const RANGES = /^auto_?scaling(?:_enabled)?$|^(?:min|max)_(?:node_|instance_)?(?:size|count|capacity|replicas)$/;
/** What has versions. */
const PRODUCTS =
  /^(?:postgre|mysql|mariadb|redi|valkey|kubernet|opensearch|elasticsearch|aurora|server|mongo|kafka|rabbitmq|activemq|oracl|memcach)/;
const COUNTED = /^(?:node|machin|pod|replica|task|worker|server|copy|copi|acu|unit|contain|shard|broker)/;

/** Where the request has such a literal; undefined when it has none. An empty hit: it has one, in no word of its own. */
export function literalFor(path: string, reading: Reading): Hit | undefined {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const { text, texts, words } = reading;
  if (/^(?:engine_|kubernetes_|cluster_|database_|redis_|min_master_)?version$/.test(name)) {
    const at = words.findIndex(({ root }, i) => PRODUCTS.test(root) && words[i + 1]?.number !== undefined);
    if (at >= 0) return [at, at + 1];
  }
  const product = /^(\w+)_version$/.exec(name)?.[1];
  if (product !== undefined) {
    const at = words.findIndex(({ root }, i) => root === rootOf(product) && words[i + 1]?.number !== undefined);
    if (at >= 0) return [at, at + 1];
  }
  // AWS has regions of its providers, and Elastic instance types: nobody says either of one resource of another.
  if (path.startsWith("aws_") ? name === "region" : name === "instance_type") return undefined;
  if (RANGES.test(name)) return rangeIn(reading);
  const [network] = NETWORKS.test(name) ? networksIn(text) : [];
  const kinds = LITERALS.flatMap(([pattern, kind]) => (pattern.test(name) ? [kind] : []));
  const found = network ?? texts.find(({ kind }) => kinds.includes(kind))?.text;
  return found === undefined ? undefined : placeOf(found, reading);
}

/** "2 to 5 nodes", "between 2 and 5 nodes". */
function rangeIn({ quantities, words }: Reading): Hit | undefined {
  const [least, most] = ["min", "max"].map((end) => quantities.find(({ ends }) => ends === end));
  const beside = [...(least?.before ?? []), ...(most?.after ?? [])];
  if (!least || !most || !beside.some((word) => COUNTED.test(word))) return undefined;
  return [least, most].flatMap(({ text }) => words.findIndex(({ said }) => said === text.toLowerCase()));
}

function placeOf(literal: string, { words }: Reading): Hit {
  const first = /[\p{L}\p{N}]+(?:[.:/]\d+)*/u.exec(literal.toLowerCase().replace(/^https?:\/\//, ""))?.[0];
  const at = words.findIndex(({ said }) => said === first);
  return at < 0 ? [] : [at];
}
