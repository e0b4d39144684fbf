resource "aws_lambda_permission" "all" {
  action        = "lambda:InvokeFunction"
  function_name = "shop"
  principal     = "sns.amazonaws.com"
}
