resource "aws_network_acl" "a" {
  vpc_id = "vpc-0123456789abcdef0"
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 23
    to_port    = 32
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "a" {
  network_acl_id = "acl-0123456789abcdef0"
  rule_number    = 100
  rule_action    = "deny"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}

resource "aws_default_network_acl" "closed" {
  default_network_acl_id = "acl-0123456789abcdef0"
}
