import { expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import { refined } from "./refine.ts";

const schemas = await readSchemas();

/** What a request makes of a block. */
async function settled(type: string, body: string, request: string, used: readonly string[] = [], explains = "") {
  const spans = used.map((text) => ({ at: request.indexOf(text), end: request.indexOf(text) + text.length }));
  const parts = { schemas, errorsIn: async () => 0, facts: () => undefined, request, used: spans };
  const wanted = [{ type, name: "main" }];
  const all = { ...parts, wanted, explains: new Set(explains.split(" ")) };
  return refined(all, `resource "${type}" "main" {\n${body}}\n`);
}

const GROUP = "  min_size         = 2\n  max_size         = 6\n  desired_capacity = 4\n";

test("a number that was read for one argument is no other's, and still tells which is which", async () => {
  const text = await settled("aws_autoscaling_group", GROUP, "group with min 2, max 6, desired 3", ["2", "6"]);
  expect(text).toMatch(/min_size += 2\n.*max_size += 6\n.*desired_capacity += 3\n/);
});

test("a version is none of a count, and takes the place of the draft's", async () => {
  const redis = "  num_cache_clusters = 2\n";
  expect(await settled("aws_elasticache_replication_group", redis, "redis 7.1 replication group")).toContain(redis);
  const aurora = '  engine_version = "16.6"\n';
  expect(await settled("aws_rds_cluster", aurora, "aurora cluster, version 15.3")).toContain('engine_version = "15.3"');
});

test("a version that the draft has in the form that the argument takes stays in it", async () => {
  const search = '  engine_version = "OpenSearch_2.17"\n';
  expect(await settled("aws_opensearch_domain", search, "opensearch domain, version 2.17")).toContain(search);
  expect(await settled("aws_opensearch_domain", search, "opensearch domain, version 2.1")).not.toContain(search);
});

test("what is one of several blocks, dynamic ones too, stays", async () => {
  const two =
    '  dynamic "ingress" {\n    for_each = [80]\n    content {\n      from_port = ingress.value\n    }\n  }\n  ingress {\n    from_port = 22\n  }\n';
  expect(await settled("aws_security_group", two, "security group, ingress from port 443")).toContain(two);
});

test("nothing is added for a word that an argument shares with something else", async () => {
  const request = "ALB with deletion protection enabled and a target group";
  expect(await settled("aws_lb", "", request, [], "alb")).toContain("enable_deletion_protection = true");
  expect(await settled("aws_lb_target_group", "", request, [], "alb")).not.toContain("target_type");
  expect(await settled("aws_autoscaling_group", GROUP, request)).not.toContain("protect_from_scale_in");
});

test("what is stated takes the place of the draft's, also in a block that it lacks", async () => {
  const schedule = '  name = "orders"\n';
  const text = await settled(
    "aws_ssm_maintenance_window_target",
    schedule,
    'an SSM maintenance window target named night with resource type INSTANCE and targets (key set to "tag:Role")',
  );
  expect(text).toContain('name = "night"');
  expect(text).toMatch(/targets \{\s*key = "tag:Role"\s*\}/);
});

test("what each instance of a block has of its own isn't given one value for all", async () => {
  const subnets = "  count      = 2\n  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)\n";
  expect(await settled("aws_subnet", subnets, "a subnet with the CIDR block 10.0.1.0/24")).toContain(subnets);
});
