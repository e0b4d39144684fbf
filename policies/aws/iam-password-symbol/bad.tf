resource "aws_iam_account_password_policy" "a" {
  require_symbols = false
}
