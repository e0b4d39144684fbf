resource "aws_api_gateway_stage" "on" {
  rest_api_id           = "a1b2c3"
  deployment_id         = "d4e5f6"
  stage_name            = "on"
  client_certificate_id = "a1b2c3"
}

resource "aws_apigatewayv2_stage" "on" {
  api_id                = "a1b2c3"
  name                  = "live"
  client_certificate_id = "a1b2c3"
}
