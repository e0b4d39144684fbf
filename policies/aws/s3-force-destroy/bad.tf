resource "aws_s3_bucket" "gone" {
  bucket        = "terraformer-example-gone"
  force_destroy = true
}
