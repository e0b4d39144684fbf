resource "aws_s3_bucket" "left_out" {
  bucket = "terraformer-example-left-out"
}

resource "aws_s3_bucket" "own" {
  bucket = "terraformer-example-own"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "own" {
  bucket = aws_s3_bucket.own.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "AES256"
      }
    }
  }
}
