resource "aws_iam_policy" "json" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "*"
    }]
  })
}

data "aws_iam_policy_document" "everything" {
  statement {
    actions   = ["s3:GetObject", "*:*"]
    resources = ["*"]
  }
}
