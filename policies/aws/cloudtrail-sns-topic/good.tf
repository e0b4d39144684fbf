resource "aws_cloudtrail" "a" {
  name           = "a"
  s3_bucket_name = "a"
  sns_topic_name = "a"
}
