resource "aws_wafv2_web_acl" "none" {
  name  = "shop"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}

resource "aws_waf_web_acl" "none" {
  name        = "shop"
  metric_name = "shop"

  default_action {
    type = "ALLOW"
  }
}

resource "aws_wafregional_web_acl" "none" {
  name        = "shop"
  metric_name = "shop"

  default_action {
    type = "ALLOW"
  }
}
