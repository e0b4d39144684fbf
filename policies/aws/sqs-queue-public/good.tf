resource "aws_sqs_queue_policy" "a" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/123456789012/a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = { AWS = "123456789012" } }, { Effect = "Deny", Action = "*", Resource = "*", Principal = "*" }]
  })
}

resource "aws_sqs_queue_policy" "b" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/123456789012/a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*", Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:s3:::a" } } }]
  })
}

resource "aws_sns_topic" "news" {
  name = "news"
}

resource "aws_sqs_queue_policy" "encoded" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/123456789012/a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*", Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.news.arn } } }]
  })
}
