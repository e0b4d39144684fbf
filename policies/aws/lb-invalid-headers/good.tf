resource "aws_lb" "on" {
  name                       = "shop"
  subnets                    = ["subnet-1", "subnet-2"]
  drop_invalid_header_fields = true
}

resource "aws_alb" "n" {
  name               = "shop"
  subnets            = ["subnet-1", "subnet-2"]
  load_balancer_type = "network"
}

resource "aws_lb" "g" {
  name               = "shop"
  subnets            = ["subnet-1", "subnet-2"]
  load_balancer_type = "gateway"
}
