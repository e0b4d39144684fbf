resource "aws_docdb_cluster" "a" {
  cluster_identifier  = "orders"
  skip_final_snapshot = true
}

resource "aws_docdb_cluster" "b" {
  cluster_identifier  = "orders"
  skip_final_snapshot = true
  kms_key_id          = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}

resource "aws_docdb_cluster" "encrypted" {
  storage_encrypted   = true
  cluster_identifier  = "orders"
  skip_final_snapshot = true
}
