resource "aws_qldb_ledger" "a" {
  name             = "orders"
  permissions_mode = "STANDARD"
}

resource "aws_qldb_ledger" "b" {
  name                = "orders"
  permissions_mode    = "STANDARD"
  deletion_protection = true
}
