resource "aws_s3_bucket" "all" {
  for_each = toset(["logs", "backups"])

  bucket = "acme-${each.key}"
}
