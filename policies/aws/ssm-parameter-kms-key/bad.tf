resource "aws_ssm_parameter" "a" {
  name  = "a"
  type  = "SecureString"
  value = "a"
}

resource "aws_ssm_parameter" "b" {
  name   = "a"
  type   = "SecureString"
  value  = "a"
  key_id = "alias/aws/ssm"
}
