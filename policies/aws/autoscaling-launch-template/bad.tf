resource "aws_autoscaling_group" "a" {
  max_size             = 2
  min_size             = 1
  launch_configuration = "a"
}
