/** Programs to measure with: ordinary resources that refer to each other, as long as one asks; and those that others judge too. */
import type { Files } from "../../src/core/report.ts";

/** One stack of six resources and an output: 50 lines. */
const stack = (n: number): string => `
resource "aws_vpc" "net_${n}" {
  cidr_block           = "10.${n % 250}.0.0/16"
  enable_dns_hostnames = true
  tags = {
    Name = "net-${n}"
  }
}

resource "aws_subnet" "public_${n}" {
  count                   = 2
  vpc_id                  = aws_vpc.net_${n}.id
  cidr_block              = cidrsubnet(aws_vpc.net_${n}.cidr_block, 8, count.index)
  map_public_ip_on_launch = true
}

resource "aws_security_group" "web_${n}" {
  name   = "web-${n}"
  vpc_id = aws_vpc.net_${n}.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [var.office]
  }
}

resource "aws_instance" "web_${n}" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = var.size
  subnet_id              = aws_subnet.public_${n}[0].id
  vpc_security_group_ids = [aws_security_group.web_${n}.id]
}

resource "aws_s3_bucket" "logs_${n}" {
  bucket = "logs-\${var.size}-${n}"
}

resource "aws_s3_bucket_versioning" "logs_${n}" {
  bucket = aws_s3_bucket.logs_${n}.id
  versioning_configuration {
    status = "Enabled"
  }
}

output "bucket_${n}" {
  value = aws_s3_bucket.logs_${n}.arn
}
`;

const HEAD = `variable "size" {
  default = "t3.micro"
}

variable "office" {
  default = "203.0.113.0/24"
}
`;

/** A program of about so many lines. */
export function programOf(lines: number): string {
  const stacks = Math.max(1, Math.round(lines / stack(0).split("\n").length));
  return HEAD + Array.from({ length: stacks }, (_, n) => stack(n)).join("");
}

/** A program of about so many lines that needs no provider but the one that Terraform contains. */
export function builtInProgram(lines: number): string {
  const part = (n: number): string => `
variable "size_${n}" {
  type    = number
  default = ${n + 1}
}

locals {
  names_${n} = [for i in range(var.size_${n}) : format("%s-%03d", "web", i)]
}

resource "terraform_data" "web_${n}" {
  for_each         = toset(local.names_${n})
  input            = { name = each.key, total = length(local.names_${n}) }
  triggers_replace = [upper(each.value)]
}

output "web_${n}" {
  value = { for name, web in terraform_data.web_${n} : name => web.output }
}
`;
  const parts = Math.max(1, Math.round(lines / part(0).split("\n").length));
  return Array.from({ length: parts }, (_, n) => part(n)).join("");
}

/** A program of which half fails, and the checks of checkov that say the same as rules of ours. */
export function checkedProgram(): { files: Files; checks: Record<string, string[]> } {
  const pair = (n: number): string => `
resource "aws_kms_key" "k${n}" {
  description         = "key ${n}"
  enable_key_rotation = ${n % 2 === 0}
}

resource "aws_sns_topic" "q${n}" {
  name              = "q${n}"
  kms_master_key_id = ${n % 2 === 0 ? '"alias/aws/sns"' : "null"}
}

resource "aws_dynamodb_table" "t${n}" {
  name         = "t${n}"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"
  attribute {
    name = "id"
    type = "S"
  }
  point_in_time_recovery {
    enabled = ${n % 2 === 0}
  }
}
`;
  return {
    files: { "main.tf": Array.from({ length: 6 }, (_, n) => pair(n)).join("") },
    checks: {
      "aws/kms-key-rotation": ["CKV_AWS_7"],
      "aws/sns-topic-encryption": ["CKV_AWS_26"],
      "aws/dynamodb-point-in-time-recovery": ["CKV_AWS_28"],
    },
  };
}

/** Nine resources that each of the first ten rules has something to say of. */
export const nineResources = `
resource "aws_s3_bucket" "b" {
  bucket = "b"
}

resource "aws_s3_bucket_public_access_block" "b" {
  bucket            = aws_s3_bucket.b.id
  block_public_acls = true
}

resource "aws_security_group" "g" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_instance" "i" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  root_block_device {
    encrypted = true
  }
}

resource "aws_db_instance" "d" {
  instance_class    = "db.t3.micro"
  storage_encrypted = true
}

resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}

resource "aws_kms_key" "k" {
  enable_key_rotation = true
}

resource "aws_sqs_queue" "q" {
  kms_master_key_id = aws_kms_key.k.arn
}

resource "aws_dynamodb_table" "t" {
  name         = "t"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"
  attribute {
    name = "id"
    type = "S"
  }
}
`;

/** Rego for conftest and for us. */
export const DENIALS = `package main

import rego.v1

created[type] contains change if {
	some change in input.resource_changes
	"create" in change.change.actions
	type := change.type
}

deny contains msg if {
	some key in created.aws_kms_key
	not key.change.after.enable_key_rotation
	msg := sprintf("%s: keys have to be rotated", [key.address])
}

deny contains msg if {
	some topic in created.aws_sns_topic
	not topic.change.after.kms_master_key_id
	msg := sprintf("%s: topics have to be encrypted", [topic.address])
}

deny contains msg if {
	some table in created.aws_dynamodb_table
	not table.change.after.point_in_time_recovery[0].enabled
	msg := sprintf("%s: tables have to be recoverable", [table.address])
}
`;
