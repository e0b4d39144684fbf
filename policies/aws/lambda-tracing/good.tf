resource "aws_lambda_function" "on" {
  function_name = "shop"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  tracing_config {
    mode = "Active"
  }
}
