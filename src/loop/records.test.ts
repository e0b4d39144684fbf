import { afterAll, expect, test } from "vitest";
import { standInParts } from "../../test/repair/stand-in.ts";
import { errorsInWhole } from "./choose.ts";
import { Judge } from "./judge.ts";
import { withAllRecords } from "./records.ts";

const parts = await standInParts();
afterAll(() => parts.verifier.dispose());

async function made(program: string, request: string): Promise<string> {
  const { verifier, schemas } = parts;
  const judge = new Judge({ verifier, schemas });
  const asked = { request, demands: parts.retriever.wanted(request), matcher: schemas.scenarios.matcher };
  const next = await withAllRecords(program, { schemas, asked, errorsIn: errorsInWhole(judge, request, schemas) });
  const { files } = await verifier.format({ "main.tf": next });
  return String(files["main.tf"]);
}

const PARAMETER = `resource "aws_ssm_parameter" "main" {
  name        = "/app/db_host"
  type        = "StringList"
  value       = "db.acme.io"
  description = "a,b"
}
`;

test("each has its own values, and none what another's are", async () => {
  const request = 'Two SSM parameters: /app/db_host = db.acme.io as String and /app/flags = "a,b" as StringList';
  expect(await made(PARAMETER, request)).toBe(`resource "aws_ssm_parameter" "main" {
  name  = "/app/db_host"
  type  = "String"
  value = "db.acme.io"
}

resource "aws_ssm_parameter" "main_2" {
  name  = "/app/flags"
  type  = "StringList"
  value = "a,b"
}
`);
});

const LIST = `resource "aws_ec2_managed_prefix_list" "offices" {
  name           = "offices"
  address_family = "IPv4"
  max_entries    = 5

  entry {
    cidr        = "198.51.100.0/24"
    description = "First office"
  }
}
`;

test("a nested block that may be repeated is, with what tells such blocks apart", async () => {
  const request = 'Prefix list offices: 198.51.100.0/24 "Berlin", 203.0.113.0/24 "Lisbon"';
  const program = await made(LIST, request);
  expect(program).toMatch(/cidr += "198.51.100.0\/24"\n +description = "Berlin"/);
  expect(program).toMatch(/cidr += "203.0.113.0\/24"\n +description = "Lisbon"/);
  expect(program.match(/resource/g)).toHaveLength(1);
});

const SUBNET = `resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.20.0.0/24"
  availability_zone       = "eu-central-1a"
  map_public_ip_on_launch = true
}
`;

test("what is called by a word of the first stays with it", async () => {
  const request =
    "VPC 10.20.0.0/16, public subnet 10.20.0.0/24 in eu-central-1a, private subnet 10.20.10.0/24 in eu-central-1b";
  const [, other] = (await made(SUBNET, request)).split('"aws_subnet" "private"');
  expect(other).toContain("10.20.10.0/24");
  expect(other).toContain("eu-central-1b");
  expect(other).not.toContain("map_public");
});

const BALANCER = `resource "aws_lb_target_group" "main" {
  name     = "pg-tg"
  port     = 5432
  protocol = "TCP"
  vpc_id   = "vpc-0a1b2c3d4e5f60718"
}

resource "aws_lb_listener" "main" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/edge/0a1b2c3d4e5f6071"
  port              = 5432
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main.arn
  }
}
`;

test("what goes with it is copied, too, and refers to the copy", async () => {
  const program = await made(
    BALANCER,
    "TCP listeners on 5432 and 6379, each to its own target group pg-tg and redis-tg",
  );
  const [, listener] = program.split('"aws_lb_listener" "main_2"');
  expect(program).toMatch(/"aws_lb_target_group" "main_2" {\n +name += "redis-tg"\n +port += 6379/);
  expect(listener).toMatch(/port += 6379/);
  expect(listener).toContain("aws_lb_target_group.main_2.arn");
});

test("a list gets the others", async () => {
  const program = `resource "aws_s3_bucket_cors_configuration" "main" {
  bucket = "acme-uploads"

  cors_rule {
    allowed_methods = ["PUT"]
    allowed_origins = ["https://app.acme.dev"]
  }
}
`;
  expect(await made(program, "CORS that allows PUT and GET from https://app.acme.dev")).toContain('["PUT", "GET"]');
});

const INSTANCE = `resource "aws_instance" "main" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.large"
  subnet_id     = "subnet-0aaa111122223333a"
}
`;

test.each([
  [
    "of a single thing that doesn't make a block one",
    INSTANCE,
    "t3.large in subnet-0aaa111122223333a and subnet-0bbb111122223333b",
  ],
  [
    "of what stands somewhere already",
    `${SUBNET}\noutput "b" {\n  value = "ops@acme.io"\n}\n`,
    "dev@acme.io and ops@acme.io",
  ],
])("nothing is made %s", async (_, program, request) => {
  expect(await made(program, request)).toBe(program);
});
