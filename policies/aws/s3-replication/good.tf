resource "aws_s3_bucket" "own" {
  bucket = "terraformer-example-own"
}

resource "aws_s3_bucket_replication_configuration" "own" {
  bucket = aws_s3_bucket.own.id

  role = "arn:aws:iam::111122223333:role/replication"

  rule {
    id     = "all"
    status = "Disabled"

    destination {
      bucket = "arn:aws:s3:::terraformer-example-copy"
    }
  }
  rule {
    id     = "some"
    status = "Enabled"

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
      id     = "some"
      status = "Disabled"

      destination {
        bucket = "arn:aws:s3:::terraformer-example-copy"
      }
    }

    rules {
      id     = "all"
      status = "Enabled"

      destination {
        bucket = "arn:aws:s3:::terraformer-example-copy"
      }
    }
  }
}
