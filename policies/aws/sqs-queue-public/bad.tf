resource "aws_sqs_queue_policy" "a" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/123456789012/a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*" }]
  })
}

resource "aws_sqs_queue" "a" {
  name = "a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*" }]
  })
}

resource "aws_sqs_queue_policy" "b" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/123456789012/a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = { AWS = "arn:aws:iam::*:root" } }]
  })
}
