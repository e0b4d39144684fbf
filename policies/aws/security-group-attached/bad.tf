resource "aws_security_group" "a" {
  description = "a"
}

resource "aws_security_group" "b" {
  description = "b"
}

resource "aws_security_group_rule" "a" {
  security_group_id        = aws_security_group.a.id
  type                     = "ingress"
  protocol                 = "tcp"
  from_port                = 443
  to_port                  = 443
  source_security_group_id = aws_security_group.b.id
}

resource "aws_vpc_security_group_ingress_rule" "a" {
  security_group_id            = aws_security_group.a.id
  ip_protocol                  = "-1"
  referenced_security_group_id = aws_security_group.b.id
}

resource "aws_vpc_security_group_egress_rule" "a" {
  security_group_id            = aws_security_group.a.id
  ip_protocol                  = "-1"
  referenced_security_group_id = aws_security_group.b.id
}

resource "aws_security_group" "c" {
  description = "c"
  ingress {
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    security_groups = [aws_security_group.a.id]
  }
}
