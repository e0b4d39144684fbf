resource "aws_timestreamwrite_database" "a" {
  database_name = "abc"
}

resource "aws_timestreamwrite_database" "b" {
  database_name = "abc"
  kms_key_id    = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
