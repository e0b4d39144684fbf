resource "aws_fsx_windows_file_system" "a" {
  subnet_ids          = ["subnet-0123456789abcdef0"]
  throughput_capacity = 32
  storage_capacity    = 32
  active_directory_id = "d-0123456789"
}

resource "aws_fsx_windows_file_system" "b" {
  subnet_ids          = ["subnet-0123456789abcdef0"]
  throughput_capacity = 32
  storage_capacity    = 32
  active_directory_id = "d-0123456789"
  kms_key_id          = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
