resource "google_redis_instance" "right" {
  memory_size_gb          = 1
  name                    = "orders"
  transit_encryption_mode = "SERVER_AUTHENTICATION"
}
