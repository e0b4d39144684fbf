variable "prefixes" {
  type = set(string)
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = "terraformer-example-logs"

  dynamic "rule" {
    for_each = var.prefixes

    content {
      id     = rule.value
      status = "Enabled"
    }
  }
}
