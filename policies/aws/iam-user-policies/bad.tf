resource "aws_iam_user_policy_attachment" "a" {
  user       = "a"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_user_policy" "a" {
  user = "a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }]
  })
}

resource "aws_iam_policy_attachment" "a" {
  name       = "a"
  users      = ["a"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
