variable "role" {
  type = string
}

resource "aws_ecs_task_definition" "chosen" {
  family             = "shop"
  task_role_arn      = var.role
  execution_role_arn = "arn:aws:iam::111122223333:role/start"

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
