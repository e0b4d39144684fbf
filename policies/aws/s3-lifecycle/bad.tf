resource "aws_s3_bucket" "left_out" {
  bucket = "terraformer-example-left-out"
}

resource "aws_s3_bucket" "off" {
  bucket = "terraformer-example-off"
}

resource "aws_s3_bucket_lifecycle_configuration" "off" {
  bucket = aws_s3_bucket.off.id

  rule {
    id     = "old"
    status = "Disabled"

    expiration {
      days = 365
    }
  }
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  lifecycle_rule {
    enabled = false

    expiration {
      days = 365
    }
  }
}
