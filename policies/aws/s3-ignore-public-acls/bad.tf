resource "aws_s3_bucket_public_access_block" "left_out" {
  bucket = "terraformer-example-reports"
}

resource "aws_s3_bucket_public_access_block" "off" {
  bucket             = "terraformer-example-reports"
  ignore_public_acls = false
}
