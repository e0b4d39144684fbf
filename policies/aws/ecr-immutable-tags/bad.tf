resource "aws_ecr_repository" "left_out" {
  name = "shop"
}

resource "aws_ecr_repository" "off" {
  name                 = "shop"
  image_tag_mutability = "MUTABLE"
}
