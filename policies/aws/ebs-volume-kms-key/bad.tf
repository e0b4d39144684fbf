resource "aws_ebs_volume" "a" {
  availability_zone = "eu-central-1a"
  size              = 20
  encrypted         = true
}

resource "aws_ebs_volume" "b" {
  availability_zone = "eu-central-1a"
  size              = 20
  encrypted         = true
  kms_key_id        = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
