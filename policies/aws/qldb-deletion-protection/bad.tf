resource "aws_qldb_ledger" "a" {
  name                = "orders"
  permissions_mode    = "STANDARD"
  deletion_protection = false
}
