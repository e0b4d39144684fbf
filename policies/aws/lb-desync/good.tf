resource "aws_lb" "s" {
  name                   = "shop"
  subnets                = ["subnet-1", "subnet-2"]
  desync_mitigation_mode = "strictest"
}

resource "aws_alb" "d" {
  name                   = "shop"
  subnets                = ["subnet-1", "subnet-2"]
  desync_mitigation_mode = "defensive"
}

resource "aws_elb" "left_out" {
  listener {
    instance_port     = 8000
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}
