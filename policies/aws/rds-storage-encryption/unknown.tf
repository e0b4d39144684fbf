resource "aws_db_instance" "replica" {
  identifier          = "orders"
  instance_class      = "db.t3.micro"
  replicate_source_db = "main"
  skip_final_snapshot = true
}

resource "aws_db_instance" "restored" {
  identifier          = "orders"
  instance_class      = "db.t3.micro"
  snapshot_identifier = "before-the-move"
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "replica" {
  cluster_identifier            = "orders"
  engine                        = "aurora-postgresql"
  replication_source_identifier = "arn:aws:rds:eu-central-1:123456789012:cluster:main"
}

resource "aws_rds_cluster" "restored" {
  cluster_identifier  = "orders"
  engine              = "aurora-postgresql"
  snapshot_identifier = "before-the-move"
}

resource "aws_rds_cluster" "member" {
  cluster_identifier        = "orders"
  engine                    = "aurora-postgresql"
  global_cluster_identifier = "orders-of-the-world"
}
