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

resource "aws_sns_topic_policy" "a" {
  arn    = "arn:aws:sns:eu-central-1:123456789012:a"
  policy = data.aws_iam_policy_document.a.json
}
