resource "aws_lb" "left_out" {
  name    = "shop"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_alb" "half" {
  name    = "shop"
  subnets = ["subnet-1", "subnet-2"]

  access_logs {
    bucket = "terraformer-example-logs"
  }
}

resource "aws_elb" "left_out" {
  listener {
    instance_port     = 8000
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}

resource "aws_elb" "off" {
  access_logs {
    bucket  = "terraformer-example-logs"
    enabled = false
  }

  listener {
    instance_port     = 8000
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}
