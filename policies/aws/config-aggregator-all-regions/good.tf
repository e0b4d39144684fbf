resource "aws_config_configuration_aggregator" "a" {
  name = "a"
  account_aggregation_source {
    account_ids = ["123456789012"]
    all_regions = true
  }
}

resource "aws_config_configuration_aggregator" "b" {
  name = "a"
  organization_aggregation_source {
    role_arn    = "arn:aws:iam::123456789012:role/a"
    all_regions = true
  }
}
