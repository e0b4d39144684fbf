variable "network" {
  type = string
}

resource "aws_security_group" "inline" {
  description = "Rules inside"

  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = [var.network]
  }
}
