resource "aws_s3_bucket" "reports" {
  bucket = "terraformer-example-reports"
}

resource "aws_cloudtrail" "other_way" {
  name           = "other_way"
  s3_bucket_name = "terraformer-trails"

  event_selector {
    read_write_type = "WriteOnly"

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}

resource "aws_cloudtrail" "other_bucket" {
  name           = "other_bucket"
  s3_bucket_name = "terraformer-trails"

  event_selector {
    read_write_type = "All"

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::terraformer-other/"]
    }
  }
}

resource "aws_cloudtrail" "no_slash" {
  name           = "no_slash"
  s3_bucket_name = "terraformer-trails"

  event_selector {
    read_write_type = "All"

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::terraformer-example-reports"]
    }
  }
}

resource "aws_cloudtrail" "functions" {
  name           = "functions"
  s3_bucket_name = "terraformer-trails"

  event_selector {
    read_write_type = "All"

    data_resource {
      type   = "AWS::Lambda::Function"
      values = ["arn:aws:lambda"]
    }
  }
}

resource "aws_cloudtrail" "tables" {
  name           = "tables"
  s3_bucket_name = "terraformer-trails"

  advanced_event_selector {
    name = "objects"

    field_selector {
      field  = "resources.type"
      equals = ["AWS::DynamoDB::Table"]
    }
  }
}

resource "aws_cloudtrail" "halves" {
  name           = "halves"
  s3_bucket_name = "terraformer-trails"

  advanced_event_selector {
    name = "objects"

    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }

    field_selector {
      field  = "readOnly"
      equals = ["false"]
    }
  }
}
