resource "aws_s3_bucket_object" "settings" {
  bucket     = "terraformer-example"
  key        = "settings.json"
  kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  content    = "{}"
}

resource "aws_s3_object" "settings" {
  bucket     = "terraformer-example"
  key        = "settings.json"
  kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  content    = "{}"
}

resource "aws_s3_object_copy" "settings" {
  bucket     = "terraformer-example"
  key        = "settings.json"
  kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  source     = "terraformer-other/settings.json"
}
