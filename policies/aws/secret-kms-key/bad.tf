resource "aws_secretsmanager_secret" "a" {
  name = "a"
}

resource "aws_secretsmanager_secret" "b" {
  name       = "a"
  kms_key_id = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
