resource "aws_glacier_vault" "a" {
  name = "a"
  access_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = { AWS = "123456789012" } }, { Effect = "Deny", Action = "*", Resource = "*", Principal = "*" }]
  })
}

resource "aws_glacier_vault" "b" {
  name = "a"
  access_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*", Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:s3:::a" } } }]
  })
}
