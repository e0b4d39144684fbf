resource "aws_ebs_snapshot_copy" "a" {
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-1"
  kms_key_id         = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
}
