/** What a first visit opens: a small program with mistakes for several stages, so that the page shows at once what it is for. */
export const SAMPLE_NAME = "Welcome";

export const SAMPLE: Record<string, string> = {
  "main.tf": `# Welcome. This program has mistakes on purpose: the findings below name
# them, and F8 walks through them. Parser, schemas, plan and
# policies all run in this tab.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "app" {
  vpc_id           = aws_vpc.main.id
  cidr_block       = cidrsubnet("10.0.0.0/16", 8, 1)
  availabilty_zone = "eu-central-1a"
}

resource "aws_subnet" "data" {
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet("10.0.0.0/16", 20, 1)
}

resource "aws_security_group" "admin" {
  name   = "admin"
  vpc_id = aws_vpc.main.id

  ingress {
    description = "SSH"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

output "subnets" {
  value = [aws_subnet.app.id, aws_subnet.database.id]
}
`,
};
