variable "names" {
  type = list(string)
}

data "aws_iam_policy_document" "a" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = var.names
    }
  }
}

resource "aws_iam_role" "a" {
  assume_role_policy = data.aws_iam_policy_document.a.json
}
