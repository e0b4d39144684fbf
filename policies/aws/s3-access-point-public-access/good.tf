resource "aws_s3_access_point" "left_out" {
  bucket = "terraformer-example"
  name   = "reports"
}

resource "aws_s3_access_point" "on" {
  bucket = "terraformer-example"
  name   = "reports"

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}

resource "aws_s3control_multi_region_access_point" "left_out" {
  details {
    name = "reports"

    region {
      bucket = "terraformer-example"
    }
  }
}

resource "aws_s3control_multi_region_access_point" "on" {
  details {
    name = "reports"

    public_access_block {
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = true
    }

    region {
      bucket = "terraformer-example"
    }
  }
}
