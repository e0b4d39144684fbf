resource "aws_s3_bucket_cors_configuration" "put" {
  bucket = "terraformer-example"

  cors_rule {
    allowed_origins = ["https://example.com"]
    allowed_methods = ["PUT"]
  }

  cors_rule {
    allowed_origins = ["*"]
    allowed_methods = ["GET", "PUT"]
  }
}
