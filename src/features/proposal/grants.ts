/** What a plan lets in: networks, rights, the public; and what it no longer guards. Compared with the plan before, each of which that is wider. Pure. */
import { contains, isWorld, networkOf } from "../../core/cidr.ts";
import { withoutKeys } from "../../core/graph.ts";
import { type Change, changesOf } from "../plan/changes.ts";
import { type Grant, isAllowedBy, isBroad, rightsOf } from "./rights.ts";

export interface Widening {
  kind: "network" | "rights" | "public" | "guard";
  address: string;
  title: string;
}

/** What the second plan lets in beyond the first. Of what is new, only what is open to everybody or to everything. */
export function wideningsOf(before: unknown, after: unknown): Widening[] {
  const was = byBlock(changesOf(before) ?? []);
  const found = (changesOf(after) ?? []).flatMap((change) => {
    const old = was.get(withoutKeys(change.address));
    return [...networks(change, old), ...exposures(change, old), ...guards(change, old)];
  });
  return once([...found, ...rights(before, after)]);
}

const once = (all: readonly Widening[]): Widening[] => {
  const seen = new Set<string>();
  return all.filter(({ title }) => !seen.has(title) && seen.add(title));
};

/** Instances of a block together: one that is new is as its brothers are. */
function byBlock(changes: readonly Change[]): Map<string, Change> {
  const all = new Map<string, Change>();
  for (const change of changes) {
    const address = withoutKeys(change.address);
    const known = all.get(address);
    all.set(address, known ? { ...known, values: [...known.values, ...change.values] } : change);
  }
  return all;
}

/** Arguments that say who may come in. */
const INGRESS =
  /^(?:ingress\[\d+\]\.(?:ipv6_)?cidr_blocks?|cidr_blocks|ipv6_cidr_blocks|cidr_ipv[46]|(?:ipv6_)?cidr_block|source_ranges|(?:security_rule\[\d+\]\.)?source_address_prefix(?:es)?|.*authorized_networks.*\b(?:value|cidr_block)|.*public_access_cidrs|.*ip_range_filter|.*allowed_cidrs?|.*api_server_authorized_ip_ranges|.*ip_rules|access_cidrs?|inbound_cidrs?|start_ip_address)(?:\[\d+\])?$/;
/** Of these, what `cidr_block` and the like say is who may come in; of a network it is its own size. */
const DOORS =
  /security_group|network_acl|firewall|network_security|sql_database_instance|container_cluster|eks_cluster|kubernetes_cluster|storage_account|key_vault|cosmosdb|redis|registry|access_policy|server|workspace|lb_listener/;

const leavesOf = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.flatMap(leavesOf) : [];
};

/** Rules for what goes out, or that refuse, let nobody in. */
const isInbound = ({ type, values }: Change): boolean => {
  const is = (path: string, ...meant: unknown[]) =>
    values.some((value) => value.path === path && meant.includes(value.value));
  if (/_egress_rule$/.test(type) || is("type", "egress") || is("egress", true) || is("direction", "EGRESS", "Outbound"))
    return false;
  return !is("rule_action", "deny") && !is("access", "Deny") && DOORS.test(type);
};

const sourcesOf = (change: Change | undefined): string[] =>
  change && isInbound(change)
    ? change.values.flatMap(({ path, value }) => (INGRESS.test(path) ? leavesOf(value) : []))
    : [];

const isEverybody = (source: string): boolean => /^(?:\*|any|internet)$/i.test(source) || isWorld(source);

function networks(change: Change, old: Change | undefined): Widening[] {
  const known = sourcesOf(old);
  const isKnown = (source: string) =>
    known.some((one) => {
      const [outer, inner] = [networkOf(one), networkOf(source)];
      return one === source || isEverybody(one) || (outer && inner && contains(outer, inner));
    });
  const address = withoutKeys(change.address);
  return sourcesOf(change).flatMap((source): Widening[] => {
    if (isKnown(source)) return [];
    if (isEverybody(source)) return [{ kind: "network", address, title: `lets everybody in: ${source} at ${address}` }];
    const isNetwork = networkOf(source) !== undefined;
    return old && isNetwork
      ? [{ kind: "network", address, title: `lets more addresses in: ${source} at ${address}` }]
      : [];
  });
}

/** Arguments that open something to the public, by the values that do; `also`: of what is new, too. */
const PUBLIC: readonly { path: RegExp; values: readonly unknown[]; also: boolean }[] = [
  { path: /^acl$/, values: ["public-read", "public-read-write", "authenticated-read"], also: true },
  { path: /(?:^|\.)publicly_accessible$/, values: [true], also: true },
  {
    path: /^(?:block_public_(?:acls|policy)|ignore_public_acls|restrict_public_buckets)$/,
    values: [false],
    also: true,
  },
  { path: /^(?:allow_nested_items_to_be_public|allow_blob_public_access)$/, values: [true], also: true },
  { path: /^container_access_type$/, values: ["blob", "container"], also: true },
  { path: /^member$|^members\[?\d*\]?$/, values: ["allUsers", "allAuthenticatedUsers"], also: true },
  { path: /^public_access_prevention$/, values: ["inherited"], also: false },
  { path: /(?:^|\.)public_network_access_enabled$|(?:^|\.)endpoint_public_access$/, values: [true], also: false },
  { path: /^map_public_ip_on_launch$|^associate_public_ip_address$/, values: [true], also: false },
];

function exposures(change: Change, old: Change | undefined): Widening[] {
  const address = withoutKeys(change.address);
  return change.values.flatMap(({ path, value }): Widening[] =>
    PUBLIC.flatMap(({ path: pattern, values, also }) => {
      const hits = Array.isArray(value) ? value.filter((one) => values.includes(one)) : [value];
      const opens = pattern.test(path) && hits.some((one) => values.includes(one));
      const was = old?.values.some((one) => one.path === path && JSON.stringify(one.value) === JSON.stringify(value));
      if (!opens || was || (!old && !also)) return [];
      return [{ kind: "public", address, title: `opens ${address} to the public: ${path} = ${JSON.stringify(value)}` }];
    }),
  );
}

/** Arguments that keep what is there from being lost, by the values with which they don't. */
const GUARDS: readonly { path: RegExp; loose: readonly unknown[] }[] = [
  { path: /^force_(?:destroy|delete)$|^delete_contents_on_destroy$|^skip_final_snapshot$/, loose: [true] },
  { path: /(?:^|\.)deletion_protection(?:_enabled)?$|^enable_deletion_protection$/, loose: [false, undefined] },
  { path: /^disable_api_termination$|^purge_protection_enabled$/, loose: [false, undefined] },
  { path: /^versioning_configuration\[0\]\.status$/, loose: ["Suspended", "Disabled"] },
];

function guards(change: Change, old: Change | undefined): Widening[] {
  if (!old) return [];
  const address = withoutKeys(change.address);
  const paths = new Set([...old.values, ...change.values].map(({ path }) => path));
  return [...paths].flatMap((path): Widening[] => {
    const guard = GUARDS.find(({ path: pattern }) => pattern.test(path));
    const valueIn = ({ values }: Change) => values.find((value) => value.path === path)?.value;
    const [was, is] = [valueIn(old), valueIn(change)];
    if (!guard || was === is || !guard.loose.includes(is) || (guard.loose.includes(was) && was !== undefined))
      return [];
    if (was === undefined && is === undefined) return [];
    return [
      {
        kind: "guard",
        address,
        title: `guards ${address} no longer: ${path} ${is === undefined ? "is gone" : `= ${JSON.stringify(is)}`}`,
      },
    ];
  });
}

/** So many are named one by one. */
const NAMED_AT_MOST = 4;

function rights(before: unknown, after: unknown): Widening[] {
  const known = new Map<string, Grant[]>();
  for (const grant of rightsOf(before)) known.set(grant.address, [...(known.get(grant.address) ?? []), grant]);
  const added = new Map<string, Set<string>>();
  for (const grant of rightsOf(after)) {
    const { address, action, resource, principal } = grant;
    const old = known.get(address);
    if (old?.some((one) => isAllowedBy(grant, one)) || (!old && !isBroad(grant))) continue;
    const who = principal === "*" ? "everybody " : principal && `${principal} `;
    const own = added.get(address) ?? new Set();
    added.set(address, own.add(`${who}${action}${resource && ` on ${resource}`}`));
  }
  return [...added].map(([address, all]): Widening => {
    const named = [...all].slice(0, NAMED_AT_MOST).join(", ");
    const more = all.size > NAMED_AT_MOST ? ` and ${all.size - NAMED_AT_MOST} more` : "";
    return { kind: "rights", address, title: `gives rights at ${address}: ${named}${more}` };
  });
}
