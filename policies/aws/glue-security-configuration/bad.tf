resource "aws_glue_crawler" "a" {
  name          = "orders"
  database_name = "orders"
  role          = "arn:aws:iam::123456789012:role/a"
}

resource "aws_glue_dev_endpoint" "a" {
  name     = "orders"
  role_arn = "arn:aws:iam::123456789012:role/a"
}

resource "aws_glue_job" "a" {
  name     = "orders"
  role_arn = "arn:aws:iam::123456789012:role/a"
  command {
    script_location = "s3://a/a.py"
  }
}
