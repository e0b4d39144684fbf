resource "aws_s3_bucket" "reports" {
  bucket = "terraformer-example-reports"
}

resource "aws_s3_bucket_logging" "reports" {
  bucket        = aws_s3_bucket.reports.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "reports/"
}

resource "aws_s3_bucket" "logs" {
  bucket = "terraformer-example-logs"
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  logging {
    target_bucket = "terraformer-example-old-logs"
  }
}

resource "aws_s3_bucket" "old_logs" {
  bucket = "terraformer-example-old-logs"
  acl    = "log-delivery-write"
}

resource "aws_s3_bucket" "other_logs" {
  bucket = "terraformer-example-other-logs"
}

resource "aws_s3_bucket_acl" "other_logs" {
  bucket = aws_s3_bucket.other_logs.id
  acl    = "log-delivery-write"
}
