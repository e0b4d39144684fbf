resource "aws_lambda_function" "queue" {
  function_name = "shop"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  dead_letter_config {
    target_arn = "arn:aws:sqs:eu-central-1:111122223333:failed"
  }
}

resource "aws_lambda_function" "own" {
  function_name = "cart"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_function_event_invoke_config" "own" {
  function_name = aws_lambda_function.own.function_name

  destination_config {
    on_failure {
      destination = "arn:aws:sqs:eu-central-1:111122223333:failed"
    }
  }
}
