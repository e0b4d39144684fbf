resource "aws_lb_target_group" "left_out" {
  name     = "shop"
  port     = 80
  vpc_id   = "vpc-1234"
  protocol = "HTTP"
}

resource "aws_alb_target_group" "no_path" {
  name     = "shop"
  port     = 80
  vpc_id   = "vpc-1234"
  protocol = "HTTPS"

  health_check {
    interval = 10
  }
}
