resource "aws_secretsmanager_secret_policy" "a" {
  secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = { AWS = "123456789012" } }, { Effect = "Deny", Action = "*", Resource = "*", Principal = "*" }]
  })
}

resource "aws_secretsmanager_secret_policy" "b" {
  secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*", Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:s3:::a" } } }]
  })
}
