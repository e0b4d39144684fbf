resource "aws_ami_copy" "a" {
  name              = "a"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
}

resource "aws_ami_copy" "b" {
  name              = "a"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
  kms_key_id        = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}

resource "aws_ami_copy" "encrypted" {
  encrypted         = true
  name              = "a"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
}
