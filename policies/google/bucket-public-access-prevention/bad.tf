resource "google_storage_bucket" "wrong" {
  name                     = "shop-orders"
  location                 = "EUROPE-WEST1"
  public_access_prevention = "inherited"
}

resource "google_storage_bucket" "left_out" {
  name     = "shop-orders"
  location = "EUROPE-WEST1"
}
