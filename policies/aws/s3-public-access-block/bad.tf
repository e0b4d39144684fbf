resource "aws_s3_bucket" "alone" {
  bucket = "terraformer-example-alone"
}

resource "aws_s3_bucket" "reports" {
  bucket = "terraformer-example-reports"
}

resource "aws_s3_bucket_public_access_block" "reports" {
  bucket            = aws_s3_bucket.reports.id
  block_public_acls = true
}

resource "aws_s3_bucket" "papers" {
  bucket = "terraformer-example-papers"
}

resource "aws_s3_bucket_public_access_block" "papers" {
  bucket              = aws_s3_bucket.papers.id
  block_public_policy = true
}
