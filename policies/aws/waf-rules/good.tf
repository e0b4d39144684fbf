resource "aws_wafv2_web_acl" "one" {
  name  = "shop"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "r1"
    priority = 1

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "shop"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl" "written" {
  name  = "shop"
  scope = "REGIONAL"

  default_action {
    allow {}
  }
  rule_json = "[]"

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}

resource "aws_waf_web_acl" "one" {
  name        = "shop"
  metric_name = "shop"

  default_action {
    type = "ALLOW"
  }

  rules {
    priority = 1
    rule_id  = "1234"
    type     = "REGULAR"

    action {
      type = "BLOCK"
    }
  }
}

resource "aws_wafregional_web_acl" "one" {
  name        = "shop"
  metric_name = "shop"

  default_action {
    type = "ALLOW"
  }

  rule {
    priority = 1
    rule_id  = "1234"
    type     = "REGULAR"

    action {
      type = "BLOCK"
    }
  }
}
