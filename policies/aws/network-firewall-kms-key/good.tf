resource "aws_networkfirewall_firewall" "a" {
  name                = "a"
  firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:123456789012:firewall-policy/a"
  vpc_id              = "vpc-0123456789abcdef0"
  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef0"
  }
  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
  }
}

resource "aws_networkfirewall_rule_group" "a" {
  name     = "a"
  capacity = 100
  type     = "STATEFUL"
  rules    = "a"
  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
  }
}
