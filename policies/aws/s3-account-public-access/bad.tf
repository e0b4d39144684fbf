resource "aws_s3_account_public_access_block" "left_out" {}

resource "aws_s3_account_public_access_block" "block_public_acls" {
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_account_public_access_block" "block_public_policy" {
  block_public_acls       = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_account_public_access_block" "ignore_public_acls" {
  block_public_acls       = true
  block_public_policy     = true
  restrict_public_buckets = true
}

resource "aws_s3_account_public_access_block" "restrict_public_buckets" {
  block_public_acls   = true
  block_public_policy = true
  ignore_public_acls  = true
}
