resource "aws_lb" "left_out" {
  name    = "shop"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_alb" "on_the_internet" {
  name               = "shop"
  subnets            = ["subnet-1", "subnet-2"]
  internal           = false
  load_balancer_type = "application"
}
