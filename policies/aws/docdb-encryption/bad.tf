resource "aws_docdb_cluster" "a" {
  cluster_identifier  = "orders"
  skip_final_snapshot = true
}

resource "aws_docdb_cluster" "b" {
  cluster_identifier  = "orders"
  skip_final_snapshot = true
  storage_encrypted   = false
}
