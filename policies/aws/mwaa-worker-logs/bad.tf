resource "aws_mwaa_environment" "a" {
  name               = "orders"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::123456789012:role/a"
  source_bucket_arn  = "arn:aws:s3:::a"
  network_configuration {
    security_group_ids = ["sg-0123456789abcdef0"]
    subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
}

resource "aws_mwaa_environment" "b" {
  name               = "orders"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::123456789012:role/a"
  source_bucket_arn  = "arn:aws:s3:::a"
  network_configuration {
    security_group_ids = ["sg-0123456789abcdef0"]
    subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
  logging_configuration {
    worker_logs {
      enabled = false
    }
  }
}
