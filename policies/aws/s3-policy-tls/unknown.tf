variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "perhaps" {
  bucket = "terraformer-example-perhaps"
}

resource "aws_s3_bucket_policy" "somewhere" {
  bucket = var.bucket

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
