resource "aws_launch_template" "a" {
  metadata_options {
    http_put_response_hop_limit = 1
  }
}

resource "aws_launch_template" "b" {}

resource "aws_launch_configuration" "a" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  metadata_options {
    http_put_response_hop_limit = 1
  }
}

resource "aws_launch_configuration" "b" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}
