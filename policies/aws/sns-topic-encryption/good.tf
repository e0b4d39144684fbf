resource "aws_kms_key" "alarms" {
  description = "Encrypts alarms"
}

resource "aws_sns_topic" "alarms" {
  name              = "alarms"
  kms_master_key_id = aws_kms_key.alarms.arn
}

resource "aws_sns_topic" "by_alias" {
  name              = "alarms"
  kms_master_key_id = "alias/aws/sns"
}
