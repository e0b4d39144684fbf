resource "aws_ecs_cluster" "off" {
  name = "shop"

  configuration {
    execute_command_configuration {
      logging = "NONE"
    }
  }
}
