resource "aws_lb" "n" {
  name                             = "shop"
  subnets                          = ["subnet-1", "subnet-2"]
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = true
}

resource "aws_alb" "g" {
  name                             = "shop"
  subnets                          = ["subnet-1", "subnet-2"]
  load_balancer_type               = "gateway"
  enable_cross_zone_load_balancing = true
}

resource "aws_elb" "left_out" {
  listener {
    instance_port     = 8000
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}
