resource "aws_redshift_cluster" "a" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  master_username        = "orders"
  manage_master_password = true
}

resource "aws_redshift_cluster" "b" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  master_username        = "orders"
  manage_master_password = true
  kms_key_id             = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}

resource "aws_redshift_cluster" "encrypted" {
  encrypted              = true
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  master_username        = "orders"
  manage_master_password = true
}
