resource "aws_ecs_task_definition" "host" {
  family   = "shop"
  pid_mode = "host"

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

resource "aws_ecs_task_definition" "inside" {
  family = "shop"

  container_definitions = jsonencode([{
    name                   = "first"
    image                  = "shop"
    readonlyRootFilesystem = true
    logConfiguration       = { logDriver = "awslogs" }
    }, {
    name    = "second"
    image   = "shop"
    pidMode = "host"
  }])
}
