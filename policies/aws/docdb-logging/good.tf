resource "aws_docdb_cluster" "a" {
  cluster_identifier              = "orders"
  skip_final_snapshot             = true
  enabled_cloudwatch_logs_exports = ["audit"]
}

resource "aws_docdb_cluster" "b" {
  cluster_identifier              = "orders"
  skip_final_snapshot             = true
  enabled_cloudwatch_logs_exports = ["profiler"]
}
