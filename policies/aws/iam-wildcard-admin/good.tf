resource "aws_s3_bucket" "site" {}

resource "aws_iam_policy" "deploy" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:PutObject", "s3:DeleteObject"]
      Resource = "arn:aws:s3:::terraformer-example-site/*"
      }, {
      Effect   = "Deny"
      Action   = "*"
      Resource = "*"
    }]
  })
}

data "aws_iam_policy_document" "bucket" {
  statement {
    actions   = ["*"]
    resources = [aws_s3_bucket.site.arn]
  }
}

resource "aws_iam_role_policy" "bucket" {
  role   = "deploy"
  policy = data.aws_iam_policy_document.bucket.json
}
