resource "aws_sns_topic_policy" "a" {
  arn = "arn:aws:sns:eu-central-1:123456789012:a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*" }]
  })
}

resource "aws_sns_topic" "a" {
  name = "a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*" }]
  })
}

resource "aws_sns_topic_policy" "b" {
  arn = "arn:aws:sns:eu-central-1:123456789012:a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = { AWS = "arn:aws:iam::*:root" } }]
  })
}
