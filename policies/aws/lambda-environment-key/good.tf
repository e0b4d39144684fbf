resource "aws_lambda_function" "none" {
  function_name = "shop"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_function" "on" {
  function_name = "shop"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  environment {
    variables = {
      STAGE = "live"
    }
  }

  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd"
}
