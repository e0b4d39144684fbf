resource "aws_security_group" "admin" {
  name        = "admin"
  description = "Machines that are administered"

  ingress {
    description = "SSH"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["203.0.113.0/24"]
  }
}
