resource "aws_s3_bucket" "own" {
  bucket = "terraformer-example-own"
}

resource "aws_s3_bucket_policy" "own" {
  bucket = aws_s3_bucket.own.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "arn:aws:s3:::terraformer-example/*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "arn:aws:s3:::terraformer-example/*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
