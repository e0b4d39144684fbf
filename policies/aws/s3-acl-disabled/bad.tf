resource "aws_s3_bucket_ownership_controls" "preferred" {
  bucket = "terraformer-example"

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}
