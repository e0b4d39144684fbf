resource "aws_iam_policy_attachment" "a" {
  name       = "a"
  groups     = ["a"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
