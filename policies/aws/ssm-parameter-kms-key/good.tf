resource "aws_ssm_parameter" "a" {
  name   = "a"
  type   = "SecureString"
  value  = "a"
  key_id = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
}

resource "aws_ssm_parameter" "b" {
  name  = "a"
  type  = "String"
  value = "a"
}
