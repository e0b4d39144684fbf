resource "aws_iam_policy" "a" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "*"], Resource = "arn:aws:s3:::a/*" }]
  })
}

resource "aws_iam_role_policy" "a" {
  role = "a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "*"], Resource = "arn:aws:s3:::a/*" }]
  })
}

resource "aws_iam_user_policy" "a" {
  user = "a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "*"], Resource = "arn:aws:s3:::a/*" }]
  })
}

resource "aws_iam_group_policy" "a" {
  group = "a"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "*"], Resource = "arn:aws:s3:::a/*" }]
  })
}

resource "aws_ssoadmin_permission_set_inline_policy" "a" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef"
  inline_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "*"], Resource = "arn:aws:s3:::a/*" }]
  })
}

data "aws_iam_policy_document" "a" {
  statement {
    actions   = ["*"]
    resources = ["arn:aws:s3:::a/*"]
  }
}
