resource "aws_s3_bucket" "documents" {
  bucket = "terraformer-example-documents"
}

resource "aws_s3_bucket_versioning" "documents" {
  bucket = aws_s3_bucket.documents.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  versioning {
    enabled = true
  }
}

resource "aws_s3_bucket" "locked" {
  bucket              = "terraformer-example-locked"
  object_lock_enabled = true
}
