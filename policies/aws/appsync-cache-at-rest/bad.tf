resource "aws_appsync_api_cache" "left_out" {
  api_id               = "a1b2c3"
  api_caching_behavior = "FULL_REQUEST_CACHING"
  type                 = "SMALL"
  ttl                  = 60
}

resource "aws_appsync_api_cache" "off" {
  api_id                     = "a1b2c3"
  api_caching_behavior       = "FULL_REQUEST_CACHING"
  type                       = "SMALL"
  ttl                        = 60
  at_rest_encryption_enabled = false
}
