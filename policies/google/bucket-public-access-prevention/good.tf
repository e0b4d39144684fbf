resource "google_storage_bucket" "right" {
  name                     = "shop-orders"
  location                 = "EUROPE-WEST1"
  public_access_prevention = "enforced"
}
