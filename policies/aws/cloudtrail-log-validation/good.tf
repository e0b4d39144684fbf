resource "aws_cloudtrail" "a" {
  name                       = "a"
  s3_bucket_name             = "a"
  enable_log_file_validation = true
}
