resource "aws_apigatewayv2_route" "iam" {
  api_id             = "a1b2c3"
  route_key          = "GET /orders"
  authorization_type = "AWS_IAM"
}

resource "aws_apigatewayv2_route" "preflight" {
  api_id    = "a1b2c3"
  route_key = "OPTIONS /orders"
}
