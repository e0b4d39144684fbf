resource "aws_ecs_task_definition" "on" {
  family                = "shop"
  container_definitions = "[]"

  volume {
    name = "scratch"
  }

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id     = "fs-1234"
      transit_encryption = "ENABLED"
    }
  }
}
