resource "aws_apigatewayv2_route" "left_out" {
  api_id    = "a1b2c3"
  route_key = "GET /orders"
}

resource "aws_apigatewayv2_route" "none" {
  api_id             = "a1b2c3"
  route_key          = "$default"
  authorization_type = "NONE"
}
