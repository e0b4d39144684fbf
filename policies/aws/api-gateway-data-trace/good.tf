resource "aws_api_gateway_method_settings" "left_out" {
  rest_api_id = "a1b2c3"
  stage_name  = "live"
  method_path = "*/*"

  settings {
    logging_level = "ERROR"
  }
}
