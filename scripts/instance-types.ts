/**
 * Writes the instance types that AWS has into the linter's data, wasm/internal/lint/aws-types.json:
 *   npm run instance-types
 * The lists are those of the models of its APIs; which argument takes which list follows from the arguments' names, as for the rules of values. Services
 * whose models have no list put a prefix before EC2's types. Families of a previous generation are those that ElastiCache's model calls so, and those of
 * https://aws.amazon.com/ec2/previous-generation/ that can't be read off a model.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./build-cache.ts";
import { Api, awsTypes } from "./values/aws-api.ts";
import { BOTOCORE, type Model, readModels } from "./values/aws-models.ts";

/** Arguments that take one of EC2's types behind a prefix, or one of those that only this service has. */
const PREFIXED: Record<string, { arguments: string[]; own?: string[] }> = {
  "db.": {
    arguments: [
      "aws_db_instance.instance_class",
      "aws_rds_cluster_instance.instance_class",
      "aws_rds_cluster.db_cluster_instance_class",
      "aws_docdb_cluster_instance.instance_class",
      "aws_neptune_cluster_instance.instance_class",
    ],
    own: ["db.serverless", "db.cr1.8xl"],
  },
  "cache.": {
    arguments: ["aws_elasticache_cluster.node_type", "aws_elasticache_replication_group.node_type"],
  },
  "dms.": { arguments: ["aws_dms_replication_instance.replication_instance_class"] },
  "mq.": { arguments: ["aws_mq_broker.host_instance_type"] },
};

/** Arguments that the API names otherwise, all with EC2's list. */
const EC2 = [
  "aws_instance.instance_type",
  "aws_launch_configuration.instance_type",
  "aws_launch_template.instance_type",
  "aws_spot_instance_request.instance_type",
  "aws_spot_fleet_request.launch_specification.instance_type",
  "aws_autoscaling_group.mixed_instances_policy.launch_template.override.instance_type",
  "aws_ec2_fleet.launch_template_config.override.instance_type",
  "aws_eks_node_group.instance_types",
  "aws_cloud9_environment_ec2.instance_type",
  "aws_emr_instance_group.instance_type",
];

/** Families that EC2's page lists and no model does. */
const PREVIOUS = ["c3", "cc1", "cc2", "cg1", "cr1", "g2", "hi1", "hs1", "i2"];

const isInstanceType = (value: string) => /\.(?:micro|small|medium|(?:\d+)?x?large)(?:\.|$)/.test(value);
const isListOfTypes = (values: readonly string[] = []) => values.filter(isInstanceType).length > values.length / 2;

/** Sizes by family, since a family has many: "t3" → "nano micro …". */
function byFamily(types: readonly string[]): Record<string, string> {
  const families = new Map<string, string[]>();
  for (const type of [...types].sort()) {
    const at = type.search(/\.(?=[^.]+(?:\.(?:search|elasticsearch))?$)/);
    const family = at < 0 ? "" : type.slice(0, at);
    families.set(family, [...(families.get(family) ?? []), type.slice(at + 1)]);
  }
  return Object.fromEntries([...families].map(([family, sizes]) => [family, sizes.join(" ")]));
}

/** What ElastiCache's model has under "Previous generation". */
function previousOf(models: Map<string, Model>): string[] {
  const text = JSON.stringify(models.get("elasticache")).replace(/<[^>]*>/g, " ");
  const parts = [...text.matchAll(/Previous generation:(.*?)(?:Current generation:|Additional node type|optimized)/g)];
  return parts.flatMap(([, part = ""]) => [...part.matchAll(/cache\.(\w+)\.\w+/g)].map(([, family = ""]) => family));
}

const models = readModels();
const ec2 = models.get("ec2")?.shapes.InstanceType?.enum ?? [];
const lists: Record<string, Record<string, string>> = { ec2: byFamily(ec2) };
const places: Record<string, string> = Object.fromEntries(EC2.map((place) => [place, "ec2"]));
/** Lists by what is in them: several arguments of a service have the same. */
const names = new Map([[ec2.toSorted().join(), "ec2"]]);
const api = new Api(models);
for (const [type, block] of awsTypes())
  for (const { key, shape } of api.constraints(type, block)) {
    if (!isListOfTypes(shape.enum) || /(exclud|allow)ed_/.test(key)) continue; // these take patterns
    const content = shape.enum?.toSorted().join() ?? "";
    const name = names.get(content) ?? `${type.split("_")[1]}-${names.size}`;
    names.set(content, name);
    lists[name] = byFamily(shape.enum ?? []);
    places[`${type}.${key}`] = name;
  }
const sorted = <T>(record: Record<string, T>) =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
const text = JSON.stringify(
  {
    generated: `npm run instance-types, from the API models of botocore ${BOTOCORE}`,
    lists: sorted(lists),
    places: sorted(places),
    prefixed: PREFIXED,
    previous: [...new Set([...previousOf(models), ...PREVIOUS])].sort(),
  },
  null,
  1,
);
writeFileSync(join(ROOT, "wasm/internal/lint/aws-types.json"), `${text}\n`);
console.log(
  `aws-types.json: ${ec2.length} types of EC2, ${Object.keys(places).length} arguments, ${Object.keys(lists).length} lists, ${text.length.toLocaleString("en")} bytes`,
);
