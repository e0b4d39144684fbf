resource "aws_db_instance_automated_backups_replication" "a" {
  source_db_instance_arn = "arn:aws:rds:eu-central-1:123456789012:db:a"
  kms_key_id             = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
}
