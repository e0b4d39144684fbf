resource "aws_rds_cluster" "a" {
  cluster_identifier = "orders"
  engine             = "aurora-mysql"
}

resource "aws_rds_cluster" "b" {
  cluster_identifier = "orders"
  engine             = "aurora-mysql"
  backtrack_window   = 0
}
