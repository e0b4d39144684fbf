resource "aws_lb" "left_out" {
  name    = "shop"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_alb" "off" {
  name                       = "shop"
  subnets                    = ["subnet-1", "subnet-2"]
  drop_invalid_header_fields = false
  load_balancer_type         = "application"
}
