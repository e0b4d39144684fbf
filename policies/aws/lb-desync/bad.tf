resource "aws_lb" "m" {
  name                   = "shop"
  subnets                = ["subnet-1", "subnet-2"]
  desync_mitigation_mode = "monitor"
}

resource "aws_alb" "m" {
  name                   = "shop"
  subnets                = ["subnet-1", "subnet-2"]
  desync_mitigation_mode = "monitor"
}

resource "aws_elb" "m" {
  desync_mitigation_mode = "monitor"

  listener {
    instance_port     = 8000
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}
