resource "google_storage_bucket" "right" {
  name     = "shop-orders"
  location = "EUROPE-WEST1"

  encryption {
    default_kms_key_name = "projects/shop/locations/europe-west1/keyRings/orders/cryptoKeys/orders"
  }
}
