resource "aws_sagemaker_notebook_instance" "a" {
  name          = "a"
  role_arn      = "arn:aws:iam::123456789012:role/a"
  instance_type = "ml.t3.medium"
}

resource "aws_sagemaker_notebook_instance" "b" {
  name          = "a"
  role_arn      = "arn:aws:iam::123456789012:role/a"
  instance_type = "ml.t3.medium"
  kms_key_id    = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
