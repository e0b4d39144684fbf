resource "aws_cloudtrail" "a" {
  name                  = "a"
  s3_bucket_name        = "a"
  is_multi_region_trail = true
}
