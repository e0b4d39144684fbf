resource "aws_sagemaker_model" "a" {
  execution_role_arn = "arn:aws:iam::123456789012:role/a"
  primary_container {
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/a:1"
  }
}

resource "aws_sagemaker_model" "b" {
  execution_role_arn = "arn:aws:iam::123456789012:role/a"
  primary_container {
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/a:1"
  }
  enable_network_isolation = false
}
