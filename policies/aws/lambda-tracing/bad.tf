resource "aws_lambda_function" "left_out" {
  function_name = "shop"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_function" "passed" {
  function_name = "shop"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  tracing_config {
    mode = "PassThrough"
  }
}
