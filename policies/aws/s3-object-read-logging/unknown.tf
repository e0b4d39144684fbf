variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "reports" {
  bucket = "terraformer-example-reports"
}

resource "aws_cloudtrail" "half" {
  name           = "half"
  s3_bucket_name = "terraformer-trails"

  event_selector {
    read_write_type = "ReadOnly"

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::${var.bucket}/"]
    }
  }
}

resource "aws_cloudtrail" "some" {
  name           = "some"
  s3_bucket_name = "terraformer-trails"

  advanced_event_selector {
    name = "objects"

    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }

    field_selector {
      field       = "resources.ARN"
      starts_with = ["arn:aws:s3:::x/"]
    }
  }
}
