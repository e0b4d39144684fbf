resource "google_redis_instance" "wrong" {
  memory_size_gb = 1
  name           = "orders"
  auth_enabled   = false
}

resource "google_redis_instance" "left_out" {
  memory_size_gb = 1
  name           = "orders"
}
