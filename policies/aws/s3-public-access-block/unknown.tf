variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "reports" {
  bucket = "terraformer-example-reports"
}

resource "aws_s3_bucket_public_access_block" "reports" {
  bucket              = var.bucket
  block_public_acls   = true
  block_public_policy = true
}
