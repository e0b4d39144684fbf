resource "aws_ecs_cluster" "left_out" {
  name = "shop"
}

resource "aws_ecs_cluster" "on" {
  name = "shop"

  configuration {
    execute_command_configuration {
      logging = "DEFAULT"
    }
  }
}
