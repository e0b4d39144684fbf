resource "aws_sagemaker_endpoint_configuration" "a" {
  production_variants {
    model_name             = "a"
    variant_name           = "a"
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
  }
}

resource "aws_sagemaker_endpoint_configuration" "b" {
  production_variants {
    model_name             = "a"
    variant_name           = "a"
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
  }
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
