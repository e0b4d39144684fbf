resource "google_redis_instance" "right" {
  memory_size_gb = 1
  name           = "orders"
  auth_enabled   = true
}
