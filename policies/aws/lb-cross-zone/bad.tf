resource "aws_lb" "left_out" {
  name               = "shop"
  subnets            = ["subnet-1", "subnet-2"]
  load_balancer_type = "network"
}

resource "aws_alb" "off" {
  name                             = "shop"
  subnets                          = ["subnet-1", "subnet-2"]
  load_balancer_type               = "gateway"
  enable_cross_zone_load_balancing = false
}

resource "aws_elb" "off" {
  cross_zone_load_balancing = false

  listener {
    instance_port     = 8000
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}
