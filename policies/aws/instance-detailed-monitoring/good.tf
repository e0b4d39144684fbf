resource "aws_instance" "a" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  monitoring    = true
}

resource "aws_instance" "launched" {
  monitoring = true

  launch_template {
    name = "orders"
  }
}
