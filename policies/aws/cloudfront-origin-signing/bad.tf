resource "aws_cloudfront_origin_access_control" "never" {
  name                              = "shop"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "never"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_origin_access_control" "by_chance" {
  name                              = "shop"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "no-override"
  signing_protocol                  = "sigv4"
}
