resource "aws_api_gateway_stage" "left_out" {
  rest_api_id   = "a1b2c3"
  deployment_id = "d4e5f6"
  stage_name    = "left_out"
}

resource "aws_api_gateway_stage" "off" {
  rest_api_id   = "a1b2c3"
  deployment_id = "d4e5f6"
  stage_name    = "off"
}

resource "aws_api_gateway_method_settings" "off" {
  rest_api_id = "a1b2c3"
  stage_name  = aws_api_gateway_stage.off.stage_name
  method_path = "*/*"

  settings {
    logging_level = "OFF"
  }
}

resource "aws_api_gateway_stage" "half" {
  rest_api_id   = "a1b2c3"
  deployment_id = "d4e5f6"
  stage_name    = "half"
}

resource "aws_api_gateway_method_settings" "half" {
  rest_api_id = "a1b2c3"
  stage_name  = aws_api_gateway_stage.half.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}
