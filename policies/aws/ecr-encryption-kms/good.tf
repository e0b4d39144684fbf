resource "aws_ecr_repository" "k" {
  name = "shop"

  encryption_configuration {
    encryption_type = "KMS"
  }
}

resource "aws_ecr_repository" "twofold" {
  name = "shop"

  encryption_configuration {
    encryption_type = "KMS_DSSE"
  }
}
