resource "aws_sagemaker_notebook_instance" "a" {
  name          = "a"
  role_arn      = "arn:aws:iam::123456789012:role/a"
  instance_type = "ml.t3.medium"
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}
