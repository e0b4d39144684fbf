/** Made highly available: a standby in another zone, more copies, a second member; by what families know of it, else by what providers call it. */
import { diffLines } from "diff";
import { touchedBlocks } from "../../../src/change/compare.ts";
import { BlockText } from "../../../src/change/splice.ts";
import { joined } from "../join.ts";
import { pick, shuffled } from "../random.ts";
import { intentOf, programOf } from "../render.ts";
import { type Change, labelOf, named, type Operator, type Scene, say, typeOf, withBlock } from "./scene.ts";
import { COPIES, STANDBY } from "./ways.ts";

/** Parameters of families that make something survive: a switch for a standby, a number of what there is more than one of. */
const SWITCH = /^(?:ha|multi_az|standby|zones)$/;
const NUMBER = /^(?:count|copies|tasks|replicas|nodes|instances|brokers|members|nats|min)$/;

/** The program as its family writes it with a standby, or with more of what it has some of. */
async function byFamily(scene: Scene): Promise<Change | undefined> {
  const { composed, verifier, next } = scene;
  const [part] = composed.parts;
  const [before] = composed.combinations;
  if (!part || !before) return undefined;
  const ways = part.family.groups.flatMap((group) => {
    const [name = ""] = group.names;
    const old = before.values[name] as string;
    if (group.isSwitch) return SWITCH.test(name) && old === "no" ? [{ group, name, old, row: ["yes"] }] : [];
    const more = NUMBER.test(name) ? group.rows.filter(([value]) => Number(value) > Number(old)) : [];
    return more.length > 0 ? [{ group, name, old, row: pick(more, next) }] : [];
  });
  if (ways.length === 0) return undefined;
  const { group, old, row } = pick(ways, next);
  const values = { ...before.values, ...Object.fromEntries(group.names.map((one, i) => [one, row[i] as string])) };
  const combination = { values, said: new Set([...before.said, group]) };
  const text = joined([programOf(part.template, part.family.groups, combination), ...composed.texts.slice(1)]);
  if (text === undefined) return undefined;
  const { files } = await verifier.format({ "main.tf": text });
  const [address] = touchedBlocks({ "main.tf": scene.program }, files as Record<string, string>);
  if (address === undefined || !/^[a-z]\w+\.[\w-]+$/.test(address)) return undefined;
  if (!group.isSwitch && !isAmount(scene.program, files["main.tf"] as string)) return undefined;
  const words = { it: named(scene, address), address, old, value: row[0] as string };
  return {
    kind: "available",
    instruction: say(scene, group.isSwitch ? STANDBY : COPIES, words),
    files: files as Record<string, string>,
    rules: [intentOf(part.family, combination), ...composed.rules.slice(1)],
    isDone: (differences) => differences.length > 0 && differences.every(({ kind }) => kind !== "removed"),
  };
}

/** Whether all that is other than before is how many there are of something: a threshold of an alarm may be called a count as well. */
const isAmount = (before: string, after: string): boolean =>
  diffLines(before, after)
    .filter(({ added }) => added)
    .every(({ value }) =>
      value
        .trimEnd()
        .split("\n")
        .every((line) => AMOUNT.test(line)),
    );
const AMOUNT =
  /^ *(?:count|for_each|replicas|\w*(?:_count|_capacity|_size|_nodes|_replicas|_clusters|_instances)|num\w*_\w+|name) += /;

/** Where nothing is said, or what is no standby. */
const NONE = /^(?:false)?$/;
const ZONES = ['["1", "2", "3"]', /^$/] as const;

/** What makes a resource of a type survive the loss of a zone: values to be set where all that the block says instead is this. */
const VALUES: Readonly<
  Record<string, readonly (readonly [path: readonly string[], value: string, instead: RegExp])[]>
> = {
  aws_db_instance: [[["multi_az"], "true", NONE]],
  aws_elasticache_replication_group: [
    [["automatic_failover_enabled"], "true", NONE],
    [["multi_az_enabled"], "true", NONE],
    [["num_cache_clusters"], "2", /^1?$/],
  ],
  google_sql_database_instance: [[["settings", "availability_type"], '"REGIONAL"', /^(?:"ZONAL")?$/]],
  google_redis_instance: [[["tier"], '"STANDARD_HA"', /^(?:"BASIC")?$/]],
  azurerm_postgresql_flexible_server: [[["high_availability", "mode"], '"ZoneRedundant"', /^$/]],
  azurerm_mysql_flexible_server: [[["high_availability", "mode"], '"ZoneRedundant"', /^$/]],
  azurerm_storage_account: [[["account_replication_type"], '"ZRS"', /^"LRS"$/]],
  azurerm_kubernetes_cluster: [[["default_node_pool", "zones"], ...ZONES]],
  azurerm_linux_virtual_machine_scale_set: [[["zones"], ...ZONES]],
};
/** Sizes for which providers have no standby. */
const TOO_SMALL = /"B_Standard|"Basic"/;

/** Where the number of copies stands. */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  aws_autoscaling_group: ["min_size"],
  aws_ecs_service: ["desired_count"],
  aws_memorydb_cluster: ["num_replicas_per_shard"],
  aws_appautoscaling_target: ["min_capacity"],
  azurerm_container_app: ["template", "min_replicas"],
  azurerm_service_plan: ["worker_count"],
  google_compute_instance_group_manager: ["target_size"],
  google_compute_region_instance_group_manager: ["target_size"],
  google_container_node_pool: ["node_count"],
  kubernetes_deployment: ["spec", "replicas"],
  kubernetes_deployment_v1: ["spec", "replicas"],
  kubernetes_stateful_set_v1: ["spec", "replicas"],
  docker_service: ["mode", "replicated", "replicas"],
};

/** Clusters whose members are resources: a second one takes over. */
const MEMBERS = /^aws_(?:rds|docdb|neptune)_cluster_instance$/;

const changed =
  (addresses: readonly string[]): Change["isDone"] =>
  (differences) =>
    differences.length > 0 && differences.every((one) => addresses.includes(one.address) && one.kind !== "removed");

/** A standby by an argument, more copies by a number, or a second member. */
function byType(scene: Scene): Change | undefined {
  const { single, blocks, next } = scene;
  for (const address of shuffled(single, next)) {
    const block = new BlockText(blocks.get(address) as string);
    const type = typeOf(address);
    const words = { it: named(scene, address), address };
    const values = TOO_SMALL.test(block.text) ? [] : (VALUES[type] ?? []);
    const open = values.filter(([path, value]) => block.valueAt(path) !== value);
    if (open.length > 0 && open.every(([path, , instead]) => instead.test(block.valueAt(path) ?? ""))) {
      const text = open.reduce((now, [path, value]) => now.set(path, value), block).text;
      const files = withBlock(scene, address, text);
      return { kind: "available", instruction: say(scene, STANDBY, words), files, isDone: changed([address]) };
    }
    const path = NUMBERS[type];
    const old = path && block.valueAt(path);
    if (path && /^[12]$/.test(old ?? "") && !/ignore_changes/.test(block.text)) {
      const value = String(Number(old) + 1 + Math.floor(next() * 2));
      const files = withBlock(scene, address, block.set(path, value).text);
      const instruction = say(scene, COPIES, { ...words, old: old as string, value });
      return { kind: "available", instruction, files, isDone: changed([address]) };
    }
    const second = `${type}.second`;
    if (MEMBERS.test(type) && !blocks.has(second)) {
      const copy = block.text
        .replace(`"${labelOf(address)}"`, '"second"')
        .replace(/^( {2}identifier\s*= ".*)"$/m, '$1-2"');
      const files = { "main.tf": scene.program.replace(block.text, () => `${block.text}\n\n${copy}`) };
      return { kind: "available", instruction: say(scene, STANDBY, words), files, isDone: changed([second]) };
    }
  }
  return undefined;
}

export const available: Operator = async (scene) =>
  scene.next() < 0.5 ? ((await byFamily(scene)) ?? byType(scene)) : (byType(scene) ?? (await byFamily(scene)));
