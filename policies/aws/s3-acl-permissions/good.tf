resource "aws_s3_bucket_acl" "listed" {
  bucket = "terraformer-example"
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

resource "aws_s3_bucket_acl" "logs" {
  bucket = "terraformer-example"
  access_control_policy {
    owner {
      id = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a"
    }

    grant {
      permission = "READ_ACP"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/LogDelivery"
      }
    }
  }
}

resource "aws_s3_bucket_acl" "canned" {
  bucket = "terraformer-example"
  acl    = "private"
}
