resource "aws_secretsmanager_secret_rotation" "a" {
  secret_id           = "a"
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:123456789012:function:a"
  rotation_rules {
    automatically_after_days = 90
  }
}
