resource "aws_ecs_task_definition" "host" {
  family       = "shop"
  network_mode = "host"

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
