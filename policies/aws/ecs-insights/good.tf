resource "aws_ecs_cluster" "on" {
  name = "shop"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster" "more" {
  name = "shop"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}
