resource "aws_kms_key" "a" {
  description = "a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*" }]
  })
}

resource "aws_kms_key" "b" {
  description = "a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = { AWS = "arn:aws:iam::*:root" } }]
  })
}
