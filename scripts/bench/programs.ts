/** Programs to measure with: ordinary resources that refer to each other, as long as one asks. */

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
