variable "policy" {
  type = string
}

variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "own" {
  bucket = "terraformer-example-own"
  policy = var.policy
}

resource "aws_s3_bucket" "joined" {
  bucket = "terraformer-example-joined"
}

resource "aws_s3_bucket_policy" "joined" {
  bucket = var.bucket
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
