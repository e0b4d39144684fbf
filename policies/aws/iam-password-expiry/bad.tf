resource "aws_iam_account_password_policy" "a" {
  max_password_age = 91
}

resource "aws_iam_account_password_policy" "b" {}

resource "aws_iam_account_password_policy" "c" {
  max_password_age = 0
}
