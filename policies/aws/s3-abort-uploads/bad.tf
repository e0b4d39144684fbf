resource "aws_s3_bucket_lifecycle_configuration" "by_prefix" {
  bucket = "terraformer-example-logs"

  rule {
    id     = "uploads"
    status = "Enabled"
    prefix = "logs/"

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "old"
    status = "Enabled"

    expiration {
      days = 30
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "by_filter" {
  bucket = "terraformer-example-logs"

  rule {
    id     = "uploads"
    status = "Enabled"
    filter {
      prefix = "logs/"
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "old"
    status = "Enabled"

    expiration {
      days = 30
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "by_tag" {
  bucket = "terraformer-example-logs"

  rule {
    id     = "uploads"
    status = "Enabled"
    filter {
      tag {
        key   = "a"
        value = "b"
      }
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "old"
    status = "Enabled"

    expiration {
      days = 30
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "by_both" {
  bucket = "terraformer-example-logs"

  rule {
    id     = "uploads"
    status = "Enabled"
    filter {
      and {
        prefix = "logs/"
        tags   = { a = "b" }
      }
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "old"
    status = "Enabled"

    expiration {
      days = 30
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "never" {
  bucket = "terraformer-example-logs"

  rule {
    id     = "old"
    status = "Enabled"

    expiration {
      days = 30
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "disabled" {
  bucket = "terraformer-example-logs"

  rule {
    id     = "uploads"
    status = "Disabled"

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}
