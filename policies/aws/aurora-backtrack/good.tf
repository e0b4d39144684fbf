resource "aws_rds_cluster" "a" {
  cluster_identifier = "orders"
  engine             = "aurora-mysql"
  backtrack_window   = 1
}

resource "aws_rds_cluster" "b" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
}

resource "aws_rds_cluster" "c" {
  cluster_identifier = "orders"
  engine             = "mysql"
}

resource "aws_rds_cluster" "d" {
  cluster_identifier = "orders"
  engine             = "postgres"
}
