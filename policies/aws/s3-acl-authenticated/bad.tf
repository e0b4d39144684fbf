resource "aws_s3_bucket" "canned" {
  bucket = "terraformer-example-canned"
  acl    = "authenticated-read"
}

resource "aws_s3_bucket" "own" {
  bucket = "terraformer-example-own"
}

resource "aws_s3_bucket_acl" "own" {
  bucket = aws_s3_bucket.own.id
  acl    = "authenticated-read"
}

resource "aws_s3_bucket" "granted" {
  bucket = "terraformer-example-granted"
}

resource "aws_s3_bucket_acl" "granted" {
  bucket = aws_s3_bucket.granted.id

  access_control_policy {
    owner {
      id = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a"
    }

    grant {
      permission = "READ_ACP"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
      }
    }
  }
}
