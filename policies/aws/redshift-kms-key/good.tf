resource "aws_redshift_cluster" "a" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  master_username        = "orders"
  manage_master_password = true
  kms_key_id             = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
}
