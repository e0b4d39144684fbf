resource "aws_ecr_repository" "left_out" {
  name = "shop"
}
