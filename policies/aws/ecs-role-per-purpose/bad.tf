resource "aws_ecs_task_definition" "same" {
  family             = "shop"
  task_role_arn      = "arn:aws:iam::111122223333:role/shop"
  execution_role_arn = "arn:aws:iam::111122223333:role/shop"

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

resource "aws_iam_role" "shop" {
  name               = "shop"
  assume_role_policy = "{}"
}

resource "aws_ecs_task_definition" "same_resource" {
  family             = "shop"
  task_role_arn      = aws_iam_role.shop.arn
  execution_role_arn = aws_iam_role.shop.arn

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
