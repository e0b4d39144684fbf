resource "aws_ecs_service" "left_out" {
  name            = "shop"
  task_definition = "shop"

  network_configuration {
    subnets = ["subnet-1234"]
  }
}

resource "aws_ecs_task_set" "off" {
  service         = "shop"
  cluster         = "shop"
  task_definition = "shop"

  network_configuration {
    subnets          = ["subnet-1234"]
    assign_public_ip = false
  }
}
