variable "document" {
  type = string
}

variable "names" {
  type = list(string)
}

resource "aws_iam_policy" "deploy" {
  policy = var.document
}

data "aws_iam_policy_document" "of_unknown_actions" {
  statement {
    actions   = var.names
    resources = ["*"]
  }
}
