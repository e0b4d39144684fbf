resource "aws_iam_policy" "a" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }, { Effect = "Deny", Action = "*", Resource = "*" }]
  })
}
