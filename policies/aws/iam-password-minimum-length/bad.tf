resource "aws_iam_account_password_policy" "a" {
  minimum_password_length = 13
}

resource "aws_iam_account_password_policy" "b" {}
