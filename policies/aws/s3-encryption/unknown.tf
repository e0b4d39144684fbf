variable "rules" {
  type = set(string)
}

resource "aws_s3_bucket" "own" {
  bucket = "terraformer-example-own"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "own" {
  bucket = aws_s3_bucket.own.id

  dynamic "rule" {
    for_each = var.rules

    content {
      apply_server_side_encryption_by_default {
        sse_algorithm = rule.value
      }
    }
  }
}
