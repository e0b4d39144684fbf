resource "aws_ecs_service" "on" {
  name            = "shop"
  task_definition = "shop"

  network_configuration {
    subnets          = ["subnet-1234"]
    assign_public_ip = true
  }
}

resource "aws_ecs_task_set" "on" {
  service         = "shop"
  cluster         = "shop"
  task_definition = "shop"

  network_configuration {
    subnets          = ["subnet-1234"]
    assign_public_ip = true
  }
}
