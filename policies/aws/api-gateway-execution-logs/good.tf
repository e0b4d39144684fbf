resource "aws_api_gateway_stage" "errors" {
  rest_api_id   = "a1b2c3"
  deployment_id = "d4e5f6"
  stage_name    = "errors"
}

resource "aws_api_gateway_method_settings" "errors" {
  rest_api_id = "a1b2c3"
  stage_name  = aws_api_gateway_stage.errors.stage_name
  method_path = "*/*"

  settings {
    logging_level = "ERROR"
  }
}

resource "aws_api_gateway_stage" "all" {
  rest_api_id   = "a1b2c3"
  deployment_id = "d4e5f6"
  stage_name    = "all"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "a1b2c3"
  stage_name  = "all"
  method_path = "*/*"

  settings {
    logging_level = "INFO"
  }
}
