resource "aws_ecs_task_definition" "left_out" {
  family = "shop"

  container_definitions = jsonencode([{
    name                   = "first"
    image                  = "shop"
    readonlyRootFilesystem = true
    logConfiguration       = { logDriver = "awslogs" }
    }, {
    name  = "second"
    image = "shop"
  }])
}
