resource "aws_neptune_cluster" "a" {
  cluster_identifier  = "orders"
  skip_final_snapshot = true
  kms_key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
}
