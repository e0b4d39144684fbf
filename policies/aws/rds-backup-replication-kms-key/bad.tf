resource "aws_db_instance_automated_backups_replication" "a" {
  source_db_instance_arn = "arn:aws:rds:eu-central-1:123456789012:db:a"
}

resource "aws_db_instance_automated_backups_replication" "b" {
  source_db_instance_arn = "arn:aws:rds:eu-central-1:123456789012:db:a"
  kms_key_id             = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
