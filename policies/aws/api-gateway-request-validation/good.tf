resource "aws_api_gateway_method" "on" {
  rest_api_id          = "a1b2c3"
  resource_id          = "d4e5f6"
  http_method          = "GET"
  authorization        = "AWS_IAM"
  request_validator_id = "a1b2c3"
}

resource "aws_api_gateway_method" "preflight" {
  rest_api_id   = "a1b2c3"
  resource_id   = "d4e5f6"
  http_method   = "OPTIONS"
  authorization = "NONE"
}
