resource "aws_lambda_permission" "topic" {
  action        = "lambda:InvokeFunction"
  function_name = "shop"
  principal     = "sns.amazonaws.com"
  source_arn    = "arn:aws:sns:eu-central-1:111122223333:orders"
}

resource "aws_lambda_permission" "own" {
  action         = "lambda:InvokeFunction"
  function_name  = "shop"
  principal      = "s3.amazonaws.com"
  source_account = "111122223333"
}

resource "aws_lambda_permission" "role" {
  action        = "lambda:InvokeFunction"
  function_name = "shop"
  principal     = "arn:aws:iam::111122223333:role/shop"
}

resource "aws_lambda_permission" "organization" {
  action           = "lambda:InvokeFunction"
  function_name    = "shop"
  principal        = "config.amazonaws.com"
  principal_org_id = "o-0123456789"
}
