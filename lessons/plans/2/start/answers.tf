output "known" {
  value = ["arn", "bucket", "force_destroy", "id"]
}
