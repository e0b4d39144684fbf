resource "aws_dms_replication_instance" "a" {
  replication_instance_class = "dms.t3.micro"
  replication_instance_id    = "orders"
}

resource "aws_dms_replication_instance" "b" {
  replication_instance_class = "dms.t3.micro"
  replication_instance_id    = "orders"
  auto_minor_version_upgrade = false
}
