import { expect, test } from "vitest";
import { contested } from "./once.ts";

const on = (type: string, label: string, rest: string) => `resource "${type}" "${label}" {\n  ${rest}\n}\n`;
const BUCKET = "bucket = aws_s3_bucket.a";
const GROUP = "security_group_id = aws_security_group.web.id";

test.each<[string, string, string, string[]]>([
  [
    "two notifications of one bucket",
    on("aws_s3_bucket_notification", "a", `${BUCKET}.id`),
    on("aws_s3_bucket_notification", "b", `${BUCKET}.bucket`),
    ["aws_s3_bucket_notification.a and aws_s3_bucket_notification.b"],
  ],
  [
    "a log group by its name and by its function's",
    on("aws_lambda_function", "f", 'function_name = "sync"'),
    on("aws_cloudwatch_log_group", "a", 'name = "/aws/lambda/sync"') +
      on(
        "aws_cloudwatch_log_group",
        "b",
        'name = join("/", ["", "aws", "lambda", aws_lambda_function.f.function_name])',
      ),
    ["aws_cloudwatch_log_group.a and aws_cloudwatch_log_group.b"],
  ],
  [
    "the same addresses for two subnets",
    on("aws_vpc", "v", 'cidr_block = "10.0.0.0/16"') +
      on("aws_subnet", "a", "vpc_id = aws_vpc.v.id\n  cidr_block = cidrsubnet(aws_vpc.v.cidr_block, 8, 1)"),
    on(
      "aws_subnet",
      "b",
      'count = 2\n  vpc_id = aws_vpc.v.id\n  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)',
    ),
    ["aws_subnet.a and aws_subnet.b"],
  ],
  [
    "addresses beside each other",
    on("aws_vpc", "v", 'cidr_block = "10.0.0.0/16"') +
      on("aws_subnet", "a", 'vpc_id = aws_vpc.v.id\n  cidr_block = "10.0.2.0/23"'),
    on(
      "aws_subnet",
      "b",
      "for_each = { a = 0, b = 1 }\n  vpc_id = aws_vpc.v.id\n  cidr_block = cidrsubnet(aws_vpc.v.cidr_block, 8, each.value)",
    ),
    [],
  ],
  [
    "of two buckets",
    on("aws_s3_bucket_policy", "a", `${BUCKET}.id`),
    on("aws_s3_bucket_policy", "b", "bucket = aws_s3_bucket.b.id"),
    [],
  ],
  [
    "one for each",
    on("aws_s3_bucket_policy", "a", "bucket = aws_s3_bucket.each[each.key].id"),
    on("aws_s3_bucket_policy", "b", "bucket = aws_s3_bucket.each[each.key].id"),
    [],
  ],
  [
    "an account's settings twice",
    on("aws_guardduty_detector", "a", "enable = true"),
    on("aws_guardduty_detector", "b", "enable = true"),
    ["aws_guardduty_detector.a and aws_guardduty_detector.b"],
  ],
  [
    "two of a name in one database",
    on("google_sql_user", "a", 'name = "app"\n  instance = google_sql_database_instance.main.name'),
    on("google_sql_user", "b", 'name = "app"\n  instance = google_sql_database_instance.main.name'),
    ["google_sql_user.a and google_sql_user.b"],
  ],
  [
    "of a name in two databases",
    on("google_sql_user", "a", 'name = "app"\n  instance = google_sql_database_instance.a.name'),
    on("google_sql_user", "b", 'name = "app"\n  instance = google_sql_database_instance.b.name'),
    [],
  ],
  [
    "records of a host",
    on("aws_route53_record", "a", 'name = "www"\n  type = "A"'),
    on("aws_route53_record", "b", 'name = "www"\n  type = "AAAA"'),
    [],
  ],
  [
    "two addresses of a machine",
    on("aws_eip", "a", "instance = aws_instance.web.id"),
    on("aws_eip", "b", "instance = aws_instance.web.id"),
    ["aws_eip.a and aws_eip.b"],
  ],
  [
    "rules inside and outside",
    on("aws_security_group", "web", "ingress {\n    from_port = 80\n  }"),
    on("aws_vpc_security_group_ingress_rule", "ssh", GROUP),
    ["aws_vpc_security_group_ingress_rule.ssh and ingress of aws_security_group.web"],
  ],
  [
    "rules outside only",
    on("aws_security_group", "web", 'name = "web"'),
    on("aws_vpc_security_group_ingress_rule", "ssh", GROUP),
    [],
  ],
])("%s", (_, first, second, found) => {
  expect(contested(first + second)).toEqual(found);
});
