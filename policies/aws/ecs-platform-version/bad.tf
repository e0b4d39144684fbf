resource "aws_ecs_service" "old" {
  name             = "shop"
  task_definition  = "shop"
  platform_version = "1.3.0"
}
