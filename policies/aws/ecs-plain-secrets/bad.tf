resource "aws_ecs_task_definition" "on" {
  family = "shop"

  container_definitions = jsonencode([{
    name                   = "first"
    image                  = "shop"
    readonlyRootFilesystem = true
    logConfiguration       = { logDriver = "awslogs" }
    }, {
    name        = "second"
    image       = "shop"
    environment = [{ name = "DB_PASSWORD", value = "hunter2" }]
  }])
}
