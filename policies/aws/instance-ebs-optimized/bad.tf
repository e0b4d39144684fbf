resource "aws_instance" "a" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "r3.large"
  ebs_optimized = false
}

resource "aws_instance" "b" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "r3.large"
}
