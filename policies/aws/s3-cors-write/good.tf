resource "aws_s3_bucket_cors_configuration" "read" {
  bucket = "terraformer-example"

  cors_rule {
    allowed_origins = ["https://example.com"]
    allowed_methods = ["PUT"]
  }

  cors_rule {
    allowed_origins = ["*"]
    allowed_methods = ["GET", "HEAD"]
  }
}

resource "aws_s3_bucket_cors_configuration" "named" {
  bucket = "terraformer-example"

  cors_rule {
    allowed_origins = ["https://example.com"]
    allowed_methods = ["PUT"]
  }

  cors_rule {
    allowed_origins = ["https://app.example.com"]
    allowed_methods = ["GET", "DELETE"]
  }
}
