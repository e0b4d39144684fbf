resource "aws_cloudtrail" "a" {
  name           = "a"
  s3_bucket_name = "a"
}

resource "aws_cloudtrail" "b" {
  name           = "a"
  s3_bucket_name = "a"
  kms_key_id     = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
