resource "aws_instance" "a" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "r3.large"
  ebs_optimized = true
}

resource "aws_instance" "later" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}
