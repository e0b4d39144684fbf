resource "aws_ecr_repository" "left_out" {
  name = "shop"
}

resource "aws_ecr_repository" "off" {
  name = "shop"

  image_scanning_configuration {
    scan_on_push = false
  }
}
