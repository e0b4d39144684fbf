variable "document" {
  type = string
}

resource "aws_iam_policy" "deploy" {
  policy = var.document
}
