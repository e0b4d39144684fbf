resource "aws_config_configuration_aggregator" "a" {
  name = "a"
  account_aggregation_source {
    account_ids = ["123456789012"]
    regions     = ["eu-central-1"]
  }
}

resource "aws_config_configuration_aggregator" "b" {
  name = "a"
  organization_aggregation_source {
    role_arn    = "arn:aws:iam::123456789012:role/a"
    all_regions = false
    regions     = ["eu-central-1"]
  }
}
