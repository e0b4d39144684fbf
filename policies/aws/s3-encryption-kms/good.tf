resource "aws_s3_bucket" "twofold" {
  bucket = "terraformer-example-twofold"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "twofold" {
  bucket = aws_s3_bucket.twofold.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms:dsse"
    }
  }
}

resource "aws_s3_bucket" "single" {
  bucket = "terraformer-example-single"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "single" {
  bucket = aws_s3_bucket.single.id

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
        sse_algorithm = "aws:kms"
      }
    }
  }
}
