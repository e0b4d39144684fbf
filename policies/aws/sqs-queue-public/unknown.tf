variable "names" {
  type = list(string)
}

data "aws_iam_policy_document" "a" {
  statement {
    actions   = ["*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = var.names
    }
  }
}

resource "aws_sqs_queue_policy" "a" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/123456789012/a"
  policy    = data.aws_iam_policy_document.a.json
}

resource "aws_sqs_queue" "referred" {
  name   = "referred"
  policy = var.names[0]
}

resource "aws_sqs_queue_policy" "by_whom" {
  queue_url = aws_sqs_queue.referred.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = aws_sqs_queue.referred.arn, Principal = { AWS = var.names } }]
  })
}

resource "aws_sqs_queue_policy" "under_what_conditions" {
  queue_url = aws_sqs_queue.referred.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = aws_sqs_queue.referred.arn, Principal = "*", Condition = { StringEquals = { "${var.names[0]}" = "x" } } }]
  })
}

resource "aws_sqs_queue_policy" "of_part_of_a_name" {
  queue_url = aws_sqs_queue.referred.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = aws_sqs_queue.referred.arn, Principal = { AWS = "arn:aws:iam::${var.names[0]}:root" } }]
  })
}
