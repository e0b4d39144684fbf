resource "aws_ecs_service" "left_out" {
  name            = "shop"
  task_definition = "shop"
}

resource "aws_ecs_service" "latest" {
  name             = "shop"
  task_definition  = "shop"
  platform_version = "LATEST"
}
