resource "aws_s3_bucket" "read" {
  bucket = "terraformer-example-read"
  acl    = "public-read"
}

resource "aws_s3_bucket" "write" {
  bucket = "terraformer-example-write"
  acl    = "public-read-write"
}

resource "aws_s3_bucket" "known" {
  bucket = "terraformer-example-known"
  acl    = "authenticated-read"
}

resource "aws_s3_bucket" "own" {
  bucket = "terraformer-example-own"
}

resource "aws_s3_bucket_acl" "own" {
  bucket = aws_s3_bucket.own.id
  acl    = "public-read"
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
      permission = "READ"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }
  }
}

resource "aws_s3_bucket" "granted_known" {
  bucket = "terraformer-example-granted-known"
}

resource "aws_s3_bucket_acl" "granted_known" {
  bucket = aws_s3_bucket.granted_known.id

  access_control_policy {
    owner {
      id = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a"
    }

    grant {
      permission = "FULL_CONTROL"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
      }
    }
  }
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  grant {
    type        = "Group"
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
    permissions = ["READ"]
  }
}
