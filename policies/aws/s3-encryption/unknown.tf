variable "algorithms" {
  type = list(string)
}

resource "aws_s3_bucket" "documents" {
  bucket = "terraformer-example-documents"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "documents" {
  bucket = aws_s3_bucket.documents.id

  dynamic "rule" {
    for_each = var.algorithms

    content {
      apply_server_side_encryption_by_default {
        sse_algorithm = rule.value
      }
    }
  }
}
