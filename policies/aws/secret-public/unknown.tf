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

resource "aws_secretsmanager_secret_policy" "a" {
  secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf"
  policy     = data.aws_iam_policy_document.a.json
}
