resource "aws_ebs_snapshot_copy" "a" {
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-1"
}

resource "aws_ebs_snapshot_copy" "b" {
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-1"
  kms_key_id         = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}

resource "aws_ebs_snapshot_copy" "encrypted" {
  encrypted          = true
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-1"
}
