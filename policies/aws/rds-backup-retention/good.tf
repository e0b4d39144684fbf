resource "aws_db_instance" "a" {
  identifier                  = "orders"
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "orders"
  manage_master_user_password = true
  skip_final_snapshot         = true
  backup_retention_period     = 1
}

resource "aws_db_instance" "b" {
  identifier          = "orders"
  instance_class      = "db.t3.micro"
  skip_final_snapshot = true
  replicate_source_db = "main"
}

resource "aws_rds_cluster" "a" {
  cluster_identifier = "orders"
  engine             = "aurora-mysql"
}

resource "aws_rds_cluster" "b" {
  cluster_identifier      = "orders"
  engine                  = "aurora-mysql"
  backup_retention_period = 1
}
