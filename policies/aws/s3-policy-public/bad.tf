resource "aws_s3_bucket_policy" "star" {
  bucket = "terraformer-example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::terraformer-example/*"
    }]
  })
}

resource "aws_s3_bucket_policy" "account" {
  bucket = "terraformer-example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::terraformer-example/*"
    }]
  })
}

resource "aws_s3_bucket_policy" "vague" {
  bucket = "terraformer-example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::terraformer-example/*"
      Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::*" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "aside" {
  bucket = "terraformer-example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::terraformer-example/*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_s3_bucket" "older" {
  bucket = "terraformer-example-older"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::terraformer-example/*"
    }]
  })
}
