resource "aws_instance" "a" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  metadata_options {
    http_tokens   = "optional"
    http_endpoint = "enabled"
  }
}

resource "aws_instance" "b" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_launch_template" "a" {
  metadata_options {
    http_tokens   = "optional"
    http_endpoint = "enabled"
  }
}

resource "aws_launch_template" "b" {}

resource "aws_launch_configuration" "a" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  metadata_options {
    http_tokens   = "optional"
    http_endpoint = "enabled"
  }
}

resource "aws_launch_configuration" "b" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_instance" "launched" {
  launch_template {
    name = "orders"
  }

  metadata_options {
    http_tokens = "optional"
  }
}
