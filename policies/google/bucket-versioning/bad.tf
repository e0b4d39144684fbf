resource "google_storage_bucket" "wrong" {
  name     = "shop-orders"
  location = "EUROPE-WEST1"

  versioning {
    enabled = false
  }
}

resource "google_storage_bucket" "left_out" {
  name     = "shop-orders"
  location = "EUROPE-WEST1"
}
