resource "aws_s3_bucket_policy" "named" {
  bucket = "terraformer-example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::terraformer-example/*"
    }]
  })
}

resource "aws_s3_bucket_policy" "denied" {
  bucket = "terraformer-example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::terraformer-example/*"
    }]
  })
}

resource "aws_s3_bucket_policy" "network" {
  bucket = "terraformer-example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::terraformer-example/*"
      Condition = { StringEquals = { "aws:SourceVpce" = "vpce-1a2b3c4d" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "service" {
  bucket = "terraformer-example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::terraformer-example/*"
      Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:cloudtrail:*:111122223333:trail/*" } }
    }]
  })
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::terraformer-example/*"
    }]
  })
}
