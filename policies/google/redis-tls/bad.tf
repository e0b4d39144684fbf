resource "google_redis_instance" "wrong" {
  memory_size_gb          = 1
  name                    = "orders"
  transit_encryption_mode = "DISABLED"
}

resource "google_redis_instance" "left_out" {
  memory_size_gb = 1
  name           = "orders"
}
