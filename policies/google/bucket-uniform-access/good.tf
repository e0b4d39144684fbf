resource "google_storage_bucket" "right" {
  name                        = "shop-orders"
  location                    = "EUROPE-WEST1"
  uniform_bucket_level_access = true
}
