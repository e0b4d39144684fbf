resource "aws_security_group" "a" {
  count       = 1
  description = "a"
}

resource "aws_instance" "a" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.a[0].id]
}

resource "aws_security_group" "b" {
  description = "b"
}

output "b" {
  value = aws_security_group.b.id
}
