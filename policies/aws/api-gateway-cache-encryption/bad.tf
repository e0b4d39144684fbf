resource "aws_api_gateway_method_settings" "left_out" {
  rest_api_id = "a1b2c3"
  stage_name  = "live"
  method_path = "*/*"

  settings {
    caching_enabled = true
  }
}

resource "aws_api_gateway_method_settings" "off" {
  rest_api_id = "a1b2c3"
  stage_name  = "live"
  method_path = "*/*"

  settings {
    caching_enabled      = true
    cache_data_encrypted = false
  }
}
