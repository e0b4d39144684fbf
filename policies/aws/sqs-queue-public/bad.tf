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

# What is known of a document counts, also beside a reference.
resource "aws_sqs_queue" "referred" {
  name = "referred"
}

resource "aws_sqs_queue_policy" "encoded" {
  for_each  = toset(["first", "second"])
  queue_url = aws_sqs_queue.referred.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = each.key, Effect = "Allow", Action = "*", Resource = aws_sqs_queue.referred.arn, Principal = "*" }]
  })
}

resource "aws_sqs_queue_policy" "written" {
  queue_url = aws_sqs_queue.referred.id
  policy    = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "${aws_sqs_queue.referred.arn}" }
    }
  EOT
}
