resource "aws_lambda_permission" "account" {
  action        = "lambda:InvokeFunction"
  function_name = "shop"
  principal     = "111122223333"
}

resource "aws_lambda_permission" "ours" {
  action           = "lambda:InvokeFunction"
  function_name    = "shop"
  principal        = "*"
  principal_org_id = "o-1234567890"
}
