resource "aws_dax_cluster" "a" {
  cluster_name       = "orders"
  iam_role_arn       = "arn:aws:iam::123456789012:role/a"
  node_type          = "dax.r5.large"
  replication_factor = 1
}

resource "aws_dax_cluster" "b" {
  cluster_name       = "orders"
  iam_role_arn       = "arn:aws:iam::123456789012:role/a"
  node_type          = "dax.r5.large"
  replication_factor = 1
  server_side_encryption {
    enabled = false
  }
}
