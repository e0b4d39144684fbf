resource "aws_networkfirewall_firewall" "a" {
  name                = "a"
  firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:123456789012:firewall-policy/a"
  vpc_id              = "vpc-0123456789abcdef0"
  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef0"
  }
  delete_protection = true
}
