output "known" {
  value = ["bucket", "force_destroy"]
}
