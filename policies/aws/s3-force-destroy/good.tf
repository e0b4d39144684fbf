resource "aws_s3_bucket" "left_out" {
  bucket = "terraformer-example-left-out"
}

resource "aws_s3_bucket" "kept" {
  bucket        = "terraformer-example-kept"
  force_destroy = false
}
