resource "aws_lb" "left_out" {
  name    = "shop"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_alb" "off" {
  name                       = "shop"
  subnets                    = ["subnet-1", "subnet-2"]
  enable_deletion_protection = false
}
