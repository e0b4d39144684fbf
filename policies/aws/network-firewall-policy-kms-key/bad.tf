resource "aws_networkfirewall_firewall_policy" "a" {
  name = "a"
  firewall_policy {
    stateless_default_actions          = ["aws:drop"]
    stateless_fragment_default_actions = ["aws:drop"]
  }
  encryption_configuration {
    type = "CUSTOMER_KMS"
  }
}

resource "aws_networkfirewall_firewall_policy" "b" {
  name = "a"
  firewall_policy {
    stateless_default_actions          = ["aws:drop"]
    stateless_fragment_default_actions = ["aws:drop"]
  }
  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
  }
}
