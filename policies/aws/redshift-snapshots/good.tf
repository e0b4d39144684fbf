resource "aws_redshift_cluster" "a" {
  cluster_identifier     = "orders"
  node_type              = "ra3.large"
  master_username        = "orders"
  manage_master_password = true
}

resource "aws_redshift_cluster" "b" {
  cluster_identifier                  = "orders"
  node_type                           = "ra3.large"
  master_username                     = "orders"
  manage_master_password              = true
  automated_snapshot_retention_period = 7
}
