resource "aws_lb" "on" {
  name    = "shop"
  subnets = ["subnet-1", "subnet-2"]

  access_logs {
    bucket  = "terraformer-example-logs"
    enabled = true
  }
}

resource "aws_alb" "g" {
  name               = "shop"
  subnets            = ["subnet-1", "subnet-2"]
  load_balancer_type = "gateway"
}

resource "aws_elb" "on" {
  access_logs {
    bucket = "terraformer-example-logs"
  }

  listener {
    instance_port     = 8000
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}
