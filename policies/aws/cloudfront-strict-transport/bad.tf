resource "aws_cloudfront_response_headers_policy" "other" {
  name = "shop"

  security_headers_config {
    content_type_options {
      override = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "short" {
  name = "shop"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31535999
      override                   = true
    }
  }
}
