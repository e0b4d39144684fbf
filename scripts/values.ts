/**
 * Writes what the documentation of the aws provider says of values into the verifier's rules: npm run values
 * Reads facts/facts-aws.jsonl.gz from TERRAFORMER_SHARED, or `shared` beside the repository; one JSON line a type.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./build-cache.ts";
import { factsOf, haveShared } from "./yardsticks/shared.ts";

interface Fact {
  kind: "resource" | "data";
  type: string;
  path: string[];
  argument: string;
  confidence: "high" | "low";
  values?: (string | number)[];
  min?: number;
  max?: number;
  min_length?: number;
  max_length?: number;
  conflicts?: string[];
  one_of_required?: string[];
}

interface Rules {
  values: Record<string, string[]>;
  range: Record<string, [number, number]>;
  length: Record<string, [number, number]>;
  conflicts: string[][];
  any: string[][];
}

/** Ranges that are open to one side end here; the engine reads it as no limit. */
const NO_LIMIT = 2_147_483_647;
/** Longer lists are those that grow with every release, such as regions and versions. */
const LONGEST_LIST = 12;
/** Lists of these change from one release of the provider to the next. */
const GROWING =
  /engine|runtime|version|instance_(type|class)|region|platform|identity_type|(protocol|security|ssl)_policy/;
/** The provider compares these without regard to case. */
const ANY_CASE = [
  /^aws_(a?lb_listener|a?lb_target_group|lb_trust_store)\..*protocol$/,
  /^aws_elb\./,
  /^aws_elasticache_user\w*\.engine$/,
  /^aws_batch_/,
  /acl.*action$/,
  /^aws_a?lb_listener.*on_unauthenticated_request$/,
  /parameter\.apply_method$/,
  /^aws_mq_.*authentication_strategy$/,
  /^aws_(organizations_organization\.feature_set|msk_cluster\.enhanced_monitoring)$/,
];
/** Documented otherwise than validated: rules that refused programs which the provider accepts. */
const WRONG = [
  /^aws_lightsail_instance\.ip_address_type$/,
  /^aws_a?lb_listener.*fixed_response\.status_code$/,
  /^aws_ce_.*match_options$/,
  /^aws_bedrockagent_agent\.instruction$/,
  /^aws_ssm_patch_baseline\.(approval_rule|approved_patches)$/,
];

const rulesByType = new Map<string, Rules>();

function rulesOf(fact: Fact): Rules {
  const name = fact.kind === "data" ? `data.${fact.type}` : fact.type;
  const rules = rulesByType.get(name) ?? { values: {}, range: {}, length: {}, conflicts: [], any: [] };
  rulesByType.set(name, rules);
  return rules;
}

/** Whether a documented list is likely all there is: no examples, no patterns, none that grow. */
function isClosed({ values = [], type, argument }: Fact, key: string): boolean {
  if (values.length < 2 || GROWING.test(argument)) return false;
  if (values.length > LONGEST_LIST && !values.every((value) => typeof value === "number")) return false;
  if (ANY_CASE.some((pattern) => pattern.test(`${type}.${key}`))) return false;
  return values.every((value) => !/[:*<>{}]|\.\.\.| e\.g|https?|^\/|^$/.test(String(value)));
}

/** References to arguments in the same block, as keys; undefined when one is elsewhere. */
function siblings(path: string[], names: string[]): string[] | undefined {
  const keys = names.map((name) => [...path, name.replace(/^\//, "")].join("."));
  const elsewhere = names.some((name) => (name.startsWith("/") && path.length > 0) || name.slice(1).includes("."));
  return elsewhere ? undefined : keys;
}

function take(fact: Fact): void {
  const key = [...fact.path, fact.argument].join(".");
  const rules = rulesOf(fact);
  if (fact.confidence !== "high" || WRONG.some((pattern) => pattern.test(`${fact.type}.${key}`))) return;
  if (isClosed(fact, key)) rules.values[key] = (fact.values ?? []).map(String);
  if (fact.min !== undefined || fact.max !== undefined)
    rules.range[key] = [fact.min ?? -NO_LIMIT - 1, fact.max ?? NO_LIMIT];
  if (fact.min_length !== undefined || fact.max_length !== undefined)
    rules.length[key] = [fact.min_length ?? 0, fact.max_length ?? NO_LIMIT];
  for (const other of siblings(fact.path, fact.conflicts ?? []) ?? []) addGroup(rules.conflicts, [key, other]);
  const any = siblings(fact.path, fact.one_of_required ?? []);
  if (any && any.length > 1) addGroup(rules.any, any);
}

function addGroup(groups: string[][], group: string[]): void {
  const ordered = [...new Set(group)].sort();
  if (ordered.length > 1 && !groups.some((other) => other.join() === ordered.join())) groups.push(ordered);
}

const isEmpty = (part: object): boolean => Object.keys(part).length === 0;

if (!haveShared()) {
  console.log("Skipped: the facts are not here (set TERRAFORMER_SHARED to the folder that has them).");
  process.exit(0);
}
for (const fact of factsOf<Fact>("aws")) take(fact);
const lines = [...rulesByType]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([type, rules]) => [["type", type], ...Object.entries(rules).filter(([, part]) => !isEmpty(part))])
  .filter((entries) => entries.length > 1)
  .map((entries) => JSON.stringify(Object.fromEntries(entries)));
const source = JSON.stringify({ source: "documentation of the aws provider 5.90", generated: "scripts/values.ts" });
const text = `${[source, ...lines].join("\n")}\n`;
writeFileSync(join(ROOT, "wasm/internal/values/aws.jsonl"), text);
const count = (part: keyof Rules) => [...rulesByType.values()].reduce((sum, r) => sum + Object.keys(r[part]).length, 0);
const parts = (["values", "range", "length", "conflicts", "any"] as const).map((part) => `${count(part)} ${part}`);
console.log(`aws.jsonl: ${lines.length} types, ${parts.join(", ")}; ${text.length.toLocaleString("en")} bytes`);
