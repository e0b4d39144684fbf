resource "aws_ecr_repository" "left_out" {
  name = "shop"
}

resource "aws_ecr_repository" "own" {
  name = "shop"

  encryption_configuration {
    encryption_type = "AES256"
  }
}
