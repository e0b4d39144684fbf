resource "aws_neptune_cluster" "a" {
  cluster_identifier  = "orders"
  skip_final_snapshot = true
}

resource "aws_neptune_cluster" "b" {
  cluster_identifier  = "orders"
  skip_final_snapshot = true
  kms_key_arn         = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}

resource "aws_neptune_cluster" "encrypted" {
  storage_encrypted   = true
  cluster_identifier  = "orders"
  skip_final_snapshot = true
}
