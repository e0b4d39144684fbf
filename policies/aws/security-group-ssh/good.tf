resource "aws_security_group" "inline" {
  description = "Rules inside"

  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["198.51.100.0/24"]
  }
}

resource "aws_security_group_rule" "outward" {
  security_group_id = "sg-0123456789abcdef0"
  type              = "egress"
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_vpc_security_group_ingress_rule" "web" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_default_security_group" "closed" {
  vpc_id = "vpc-0123456789abcdef0"
}
