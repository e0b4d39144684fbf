resource "aws_athena_database" "a" {
  name   = "orders"
  bucket = "orders"
  encryption_configuration {
    encryption_option = "SSE_KMS"
    kms_key           = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
  }
}

resource "aws_athena_workgroup" "a" {
  name = "orders"
  configuration {
    result_configuration {
      output_location = "s3://a/"
      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
      }
    }
  }
}
