resource "aws_neptune_cluster" "a" {
  cluster_identifier  = "orders"
  skip_final_snapshot = true
}

resource "aws_neptune_cluster" "b" {
  cluster_identifier                  = "orders"
  skip_final_snapshot                 = true
  iam_database_authentication_enabled = false
}
