resource "aws_ecs_task_definition" "left_out" {
  family                = "shop"
  container_definitions = "[]"

  volume {
    name = "scratch"
  }

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id = "fs-1234"
    }
  }
}

resource "aws_ecs_task_definition" "off" {
  family                = "shop"
  container_definitions = "[]"

  volume {
    name = "scratch"
  }

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id     = "fs-1234"
      transit_encryption = "DISABLED"
    }
  }
}
