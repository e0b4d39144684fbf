variable "rules" {
  type = list(object({ id = string, days = number }))
}

resource "aws_s3_bucket_lifecycle_configuration" "generated" {
  bucket = "uploads"

  dynamic "rule" {
    for_each = var.rules

    content {
      id     = rule.value.id
      status = "Enabled"

      filter {}

      abort_incomplete_multipart_upload {
        days_after_initiation = rule.value.days
      }
    }
  }
}
