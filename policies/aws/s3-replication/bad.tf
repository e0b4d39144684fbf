resource "aws_s3_bucket" "left_out" {
  bucket = "terraformer-example-left-out"
}

resource "aws_s3_bucket" "off" {
  bucket = "terraformer-example-off"
}

resource "aws_s3_bucket_replication_configuration" "off" {
  bucket = aws_s3_bucket.off.id

  role = "arn:aws:iam::111122223333:role/replication"

  rule {
    id     = "all"
    status = "Disabled"

    destination {
      bucket = "arn:aws:s3:::terraformer-example-copy"
    }
  }
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  replication_configuration {
    role = "arn:aws:iam::111122223333:role/replication"

    rules {
      id     = "all"
      status = "Disabled"

      destination {
        bucket = "arn:aws:s3:::terraformer-example-copy"
      }
    }
  }
}
