resource "aws_fsx_ontap_file_system" "a" {
  deployment_type     = "SINGLE_AZ_1"
  preferred_subnet_id = "subnet-0123456789abcdef0"
  storage_capacity    = 1024
  subnet_ids          = ["subnet-0123456789abcdef0"]
  throughput_capacity = 512
}

resource "aws_fsx_ontap_file_system" "b" {
  deployment_type     = "SINGLE_AZ_1"
  preferred_subnet_id = "subnet-0123456789abcdef0"
  storage_capacity    = 1024
  subnet_ids          = ["subnet-0123456789abcdef0"]
  throughput_capacity = 512
  kms_key_id          = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
