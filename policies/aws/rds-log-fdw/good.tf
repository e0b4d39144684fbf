resource "aws_db_instance" "a" {
  identifier                  = "orders"
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "orders"
  manage_master_user_password = true
  skip_final_snapshot         = true
  engine_version              = "13.3"
}

resource "aws_db_instance" "b" {
  identifier                  = "orders"
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "orders"
  manage_master_user_password = true
  skip_final_snapshot         = true
  engine_version              = "16.4"
}

resource "aws_db_instance" "c" {
  identifier                  = "orders"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "orders"
  manage_master_user_password = true
  skip_final_snapshot         = true
  engine                      = "mysql"
  engine_version              = "13.2"
}

resource "aws_rds_cluster" "a" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
  engine_version     = "11.9"
}

resource "aws_rds_cluster" "b" {
  cluster_identifier = "orders"
  engine             = "aurora-mysql"
  engine_version     = "11.8"
}
