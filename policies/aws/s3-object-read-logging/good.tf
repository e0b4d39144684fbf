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
      values = ["arn:aws:s3:::terraformer-example-reports/"]
    }
  }
}

resource "aws_s3_bucket" "other" {
  bucket = "terraformer-example-other"
}

resource "aws_cloudtrail" "other" {
  name           = "other"
  s3_bucket_name = "terraformer-trails"

  event_selector {
    read_write_type = "All"

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::terraformer-example-other/"]
    }
  }
}
