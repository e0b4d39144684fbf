resource "aws_s3_bucket" "reports" {
  bucket = "terraformer-example-reports"
}

resource "aws_s3_bucket_acl" "reports" {
  bucket = aws_s3_bucket.reports.id
  acl    = "private"
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"
  acl    = "private"
}
