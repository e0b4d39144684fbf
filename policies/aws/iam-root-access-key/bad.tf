resource "aws_iam_access_key" "a" {
  user = "root"
}

resource "aws_iam_access_key" "b" {
  user = "<root_account>"
}
