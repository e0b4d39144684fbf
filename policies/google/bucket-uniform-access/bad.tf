resource "google_storage_bucket" "wrong" {
  name                        = "shop-orders"
  location                    = "EUROPE-WEST1"
  uniform_bucket_level_access = false
}

resource "google_storage_bucket" "left_out" {
  name     = "shop-orders"
  location = "EUROPE-WEST1"
}
