resource "aws_lb_target_group" "http" {
  name     = "shop"
  port     = 80
  vpc_id   = "vpc-1234"
  protocol = "HTTP"

  health_check {
    path = "/healthy"
  }
}

resource "aws_alb_target_group" "https" {
  name     = "shop"
  port     = 80
  vpc_id   = "vpc-1234"
  protocol = "HTTPS"

  health_check {
    path = "/healthy"
  }
}
