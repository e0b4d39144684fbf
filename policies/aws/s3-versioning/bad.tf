resource "aws_s3_bucket" "documents" {
  bucket = "terraformer-example-documents"
}

resource "aws_s3_bucket_versioning" "documents" {
  bucket = aws_s3_bucket.documents.id

  versioning_configuration {
    status = "Suspended"
  }
}

resource "aws_s3_bucket" "open" {
  bucket              = "terraformer-example-open"
  object_lock_enabled = false
}
