resource "aws_s3_bucket" "own" {
  bucket = "terraformer-example-own"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "own" {
  bucket = aws_s3_bucket.own.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:fsx"
    }
  }
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "aws:fsx"
      }
    }
  }
}

resource "aws_s3_bucket" "key_only" {
  bucket = "terraformer-example-key-only"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "key_only" {
  bucket = aws_s3_bucket.key_only.id

  rule {
    bucket_key_enabled = true
  }
}
