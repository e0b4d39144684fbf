resource "aws_api_gateway_method_settings" "on" {
  rest_api_id = "a1b2c3"
  stage_name  = "live"
  method_path = "*/*"

  settings {
    data_trace_enabled = true
  }
}
