resource "aws_network_acl" "a" {
  vpc_id = "vpc-0123456789abcdef0"
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 3390
    to_port    = 3399
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "a" {
  network_acl_id = "acl-0123456789abcdef0"
  rule_number    = 100
  rule_action    = "deny"
  protocol       = "tcp"
  from_port      = 3389
  to_port        = 3389
  cidr_block     = "0.0.0.0/0"
}
