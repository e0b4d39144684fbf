resource "aws_s3_bucket" "logs" {
  bucket = "acme-logs"
}

resource "aws_s3_bucket" "archive" {
  bucket = "${aws_s3_bucket.logs.bucket}-archive"
}

output "logs_arn" {
  value = aws_s3_bucket.logs.arn
}
