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

resource "aws_kms_key" "a" {
  description = "a"
  policy      = data.aws_iam_policy_document.a.json
}
