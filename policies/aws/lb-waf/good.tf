resource "aws_lb" "inside" {
  name     = "shop"
  subnets  = ["subnet-1", "subnet-2"]
  internal = true
}

resource "aws_lb" "network" {
  name               = "shop"
  subnets            = ["subnet-1", "subnet-2"]
  load_balancer_type = "network"
}

resource "aws_lb" "gateway" {
  name               = "shop"
  subnets            = ["subnet-1", "subnet-2"]
  load_balancer_type = "gateway"
}

resource "aws_lb" "shop" {
  name    = "shop"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_wafv2_web_acl_association" "shop" {
  resource_arn = aws_lb.shop.arn
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/1"
}

resource "aws_alb" "shop" {
  name    = "shop"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_wafregional_web_acl_association" "shop" {
  resource_arn = aws_alb.shop.arn
  web_acl_id   = "1234"
}
