resource "google_storage_bucket" "orders" {
  name     = "shop-orders"
  location = "EUROPE-WEST1"

  logging {
    log_bucket = "shop-orders"
  }
}
