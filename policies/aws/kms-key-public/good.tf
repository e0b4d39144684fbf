resource "aws_kms_key" "a" {
  description = "a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = { AWS = "123456789012" } }, { Effect = "Deny", Action = "*", Resource = "*", Principal = "*" }]
  })
}

resource "aws_kms_key" "b" {
  description = "a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*", Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:s3:::a" } } }]
  })
}
