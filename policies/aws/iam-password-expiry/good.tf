resource "aws_iam_account_password_policy" "a" {
  max_password_age = 90
}

resource "aws_iam_account_password_policy" "b" {
  max_password_age = 1
}
