locals {
  groups = [aws_security_group.a.id]
}

resource "aws_security_group" "a" {
  description = "a"
}

resource "aws_instance" "a" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  vpc_security_group_ids = local.groups
}
