resource "aws_s3_bucket_public_access_block" "reports" {
  bucket              = "terraformer-example-reports"
  block_public_policy = true
}
