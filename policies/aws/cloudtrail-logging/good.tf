resource "aws_cloudtrail" "a" {
  name           = "a"
  s3_bucket_name = "a"
}

resource "aws_cloudtrail" "b" {
  name           = "a"
  s3_bucket_name = "a"
  enable_logging = true
}
