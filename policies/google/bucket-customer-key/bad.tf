resource "google_storage_bucket" "left_out" {
  name     = "shop-orders"
  location = "EUROPE-WEST1"
}
