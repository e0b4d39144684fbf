resource "aws_ecr_repository" "own" {
  name = "cart"
}

resource "aws_ecr_lifecycle_policy" "own" {
  repository = aws_ecr_repository.own.name
  policy     = jsonencode({ rules = [] })
}
