resource "aws_docdb_cluster" "a" {
  cluster_identifier  = "orders"
  skip_final_snapshot = true
}
