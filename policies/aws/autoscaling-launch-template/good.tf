resource "aws_autoscaling_group" "a" {
  max_size = 2
  min_size = 1
  launch_template {
    id = "lt-0123456789abcdef0"
  }
}

resource "aws_autoscaling_group" "b" {
  max_size = 2
  min_size = 1
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0123456789abcdef0"
      }
    }
  }
}
