resource "aws_sagemaker_notebook_instance" "a" {
  name            = "a"
  role_arn        = "arn:aws:iam::123456789012:role/a"
  instance_type   = "ml.t3.medium"
  subnet_id       = "subnet-0123456789abcdef0"
  security_groups = ["sg-0123456789abcdef0"]
}

resource "aws_sagemaker_notebook_instance" "b" {
  name                   = "a"
  role_arn               = "arn:aws:iam::123456789012:role/a"
  instance_type          = "ml.t3.medium"
  subnet_id              = "subnet-0123456789abcdef0"
  security_groups        = ["sg-0123456789abcdef0"]
  direct_internet_access = "Enabled"
}

resource "aws_sagemaker_notebook_instance" "outside" {
  name          = "a"
  role_arn      = "arn:aws:iam::123456789012:role/a"
  instance_type = "ml.t3.medium"
}
