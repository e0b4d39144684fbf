resource "aws_s3_bucket" "reports" {
  bucket = "terraformer-example-reports"
}

resource "aws_s3_bucket_public_access_block" "reports" {
  bucket            = aws_s3_bucket.reports.id
  block_public_acls = true
}
