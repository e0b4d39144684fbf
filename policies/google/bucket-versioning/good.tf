resource "google_storage_bucket" "right" {
  name     = "shop-orders"
  location = "EUROPE-WEST1"

  versioning {
    enabled = true
  }
}
