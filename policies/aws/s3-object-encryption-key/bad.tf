resource "aws_s3_bucket_object" "left_out" {
  bucket  = "terraformer-example"
  key     = "settings.json"
  content = "{}"
}

resource "aws_s3_object" "left_out" {
  bucket  = "terraformer-example"
  key     = "settings.json"
  content = "{}"
}

resource "aws_s3_object_copy" "left_out" {
  bucket = "terraformer-example"
  key    = "settings.json"
  source = "terraformer-other/settings.json"
}
