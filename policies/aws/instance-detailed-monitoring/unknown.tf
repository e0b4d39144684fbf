resource "aws_instance" "launched" {
  launch_template {
    name = "orders"
  }
}
