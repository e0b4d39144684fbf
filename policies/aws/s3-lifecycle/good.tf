resource "aws_s3_bucket" "logs" {
  bucket = "terraformer-example-logs"
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    id     = "off"
    status = "Disabled"

    expiration {
      days = 30
    }
  }

  rule {
    id     = "old"
    status = "Enabled"

    expiration {
      days = 365
    }
  }
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  lifecycle_rule {
    enabled = true

    expiration {
      days = 365
    }
  }

  lifecycle_rule {
    enabled = false

    expiration {
      days = 30
    }
  }
}
