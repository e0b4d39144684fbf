resource "aws_glacier_vault" "a" {
  name = "a"
  access_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*" }]
  })
}

resource "aws_glacier_vault" "b" {
  name = "a"
  access_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = { AWS = "arn:aws:iam::*:root" } }]
  })
}
