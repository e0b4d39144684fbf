resource "aws_wafv2_web_acl" "on" {
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

resource "aws_wafv2_web_acl_logging_configuration" "on" {
  resource_arn            = aws_wafv2_web_acl.on.arn
  log_destination_configs = ["arn:aws:logs:eu-central-1:111122223333:log-group:aws-waf-logs-shop"]
}

resource "aws_waf_web_acl" "on" {
  name        = "shop"
  metric_name = "shop"

  default_action {
    type = "ALLOW"
  }

  logging_configuration {
    log_destination = "arn:aws:firehose:us-east-1:111122223333:deliverystream/aws-waf-logs-shop"
  }
}

resource "aws_wafregional_web_acl" "on" {
  name        = "shop"
  metric_name = "shop"

  default_action {
    type = "ALLOW"
  }

  logging_configuration {
    log_destination = "arn:aws:firehose:us-east-1:111122223333:deliverystream/aws-waf-logs-shop"
  }
}
