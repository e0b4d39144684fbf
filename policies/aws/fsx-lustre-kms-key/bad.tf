resource "aws_fsx_lustre_file_system" "a" {
  subnet_ids                  = ["subnet-0123456789abcdef0"]
  storage_capacity            = 1200
  deployment_type             = "PERSISTENT_1"
  per_unit_storage_throughput = 50
}

resource "aws_fsx_lustre_file_system" "b" {
  subnet_ids                  = ["subnet-0123456789abcdef0"]
  storage_capacity            = 1200
  deployment_type             = "PERSISTENT_1"
  per_unit_storage_throughput = 50
  kms_key_id                  = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
