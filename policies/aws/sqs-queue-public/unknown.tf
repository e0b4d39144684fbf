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
