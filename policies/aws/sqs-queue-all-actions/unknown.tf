variable "names" {
  type = list(string)
}

data "aws_iam_policy_document" "a" {
  statement {
    actions   = var.names
    resources = ["*"]
  }
}

resource "aws_sqs_queue" "a" {
  name   = "a"
  policy = data.aws_iam_policy_document.a.json
}
