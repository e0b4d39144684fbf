resource "google_spanner_database" "right" {
  instance = "orders"
  name     = "orders"

  encryption_config {
    kms_key_name = "projects/shop/locations/europe-west1/keyRings/orders/cryptoKeys/orders"
  }
}
