resource "aws_cloudtrail" "a" {
  name                       = "a"
  s3_bucket_name             = "a"
  cloud_watch_logs_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:a:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::123456789012:role/a"
}
