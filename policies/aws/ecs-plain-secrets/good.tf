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

resource "aws_ecs_task_definition" "empty" {
  family = "shop"

  container_definitions = jsonencode([{
    name                   = "first"
    image                  = "shop"
    readonlyRootFilesystem = true
    logConfiguration       = { logDriver = "awslogs" }
    }, {
    name        = "second"
    image       = "shop"
    environment = [{ name = "DB_PASSWORD", value = "" }]
  }])
}

resource "aws_ecs_task_definition" "named" {
  family = "shop"

  container_definitions = jsonencode([{
    name                   = "first"
    image                  = "shop"
    readonlyRootFilesystem = true
    logConfiguration       = { logDriver = "awslogs" }
    }, {
    name        = "second"
    image       = "shop"
    environment = [{ name = "PASSWORD_FILE", value = "/run/secret" }]
    secrets     = [{ name = "DB_PASSWORD", valueFrom = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db" }]
  }])
}
