resource "aws_db_instance" "a" {
  identifier                  = "orders"
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "orders"
  manage_master_user_password = true
  skip_final_snapshot         = true
  engine_version              = "13.2"
}

resource "aws_db_instance" "b" {
  identifier                  = "orders"
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "orders"
  manage_master_user_password = true
  skip_final_snapshot         = true
  engine_version              = "9.6.21"
}

resource "aws_rds_cluster" "a" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
  engine_version     = "11.8"
}
