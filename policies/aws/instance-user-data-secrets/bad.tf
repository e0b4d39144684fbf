resource "aws_instance" "a" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAAAAA"
}

resource "aws_launch_configuration" "a" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = "export AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAAAAA"
}
