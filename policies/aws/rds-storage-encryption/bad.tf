resource "aws_db_instance" "left_out" {
  identifier                  = "orders"
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "orders"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_rds_cluster" "off" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
  storage_encrypted  = false
}
