resource "aws_ecs_cluster" "left_out" {
  name = "shop"
}

resource "aws_ecs_cluster" "off" {
  name = "shop"

  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}
