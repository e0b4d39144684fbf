resource "aws_ecr_repository" "on" {
  name                 = "shop"
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "mostly" {
  name                 = "shop"
  image_tag_mutability = "IMMUTABLE_WITH_EXCLUSION"

  image_tag_mutability_exclusion_filter {
    filter      = "latest*"
    filter_type = "WILDCARD"
  }
}
