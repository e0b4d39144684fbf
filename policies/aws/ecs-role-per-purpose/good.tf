resource "aws_ecs_task_definition" "two" {
  family             = "shop"
  task_role_arn      = "arn:aws:iam::111122223333:role/shop"
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

resource "aws_iam_role" "shop" {
  name               = "shop"
  assume_role_policy = "{}"
}

resource "aws_iam_role" "start" {
  name               = "start"
  assume_role_policy = "{}"
}

resource "aws_ecs_task_definition" "two_resources" {
  family             = "shop"
  task_role_arn      = aws_iam_role.shop.arn
  execution_role_arn = aws_iam_role.start.arn

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

resource "aws_ecs_task_definition" "one" {
  family        = "shop"
  task_role_arn = aws_iam_role.shop.arn

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
