resource "aws_s3_bucket" "left_out" {
  bucket = "terraformer-example-left-out"
}

resource "aws_s3_bucket" "read" {
  bucket = "terraformer-example-read"
  acl    = "public-read"
}

resource "aws_s3_bucket" "own" {
  bucket = "terraformer-example-own"
}

resource "aws_s3_bucket_acl" "own" {
  bucket = aws_s3_bucket.own.id
  acl    = "private"
}

resource "aws_s3_bucket" "logs" {
  bucket = "terraformer-example-logs"
}

resource "aws_s3_bucket_acl" "logs" {
  bucket = aws_s3_bucket.logs.id

  access_control_policy {
    owner {
      id = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a"
    }

    grant {
      permission = "WRITE"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/LogDelivery"
      }
    }
  }
}

resource "aws_s3_bucket" "acp" {
  bucket = "terraformer-example-acp"
}

resource "aws_s3_bucket_acl" "acp" {
  bucket = aws_s3_bucket.acp.id

  access_control_policy {
    owner {
      id = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a"
    }

    grant {
      permission = "READ_ACP"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
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
