resource "aws_appsync_api_cache" "on" {
  api_id                     = "a1b2c3"
  api_caching_behavior       = "FULL_REQUEST_CACHING"
  type                       = "SMALL"
  ttl                        = 60
  transit_encryption_enabled = true
}
