resource "aws_s3_bucket_ownership_controls" "enforced" {
  bucket = "terraformer-example"

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}
