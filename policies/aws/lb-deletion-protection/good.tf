resource "aws_lb" "on" {
  name                       = "shop"
  subnets                    = ["subnet-1", "subnet-2"]
  enable_deletion_protection = true
}

resource "aws_alb" "on" {
  name                       = "shop"
  subnets                    = ["subnet-1", "subnet-2"]
  enable_deletion_protection = true
}
