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

resource "aws_glacier_vault" "a" {
  name          = "a"
  access_policy = data.aws_iam_policy_document.a.json
}
