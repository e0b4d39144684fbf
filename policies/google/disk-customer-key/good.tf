resource "google_compute_disk" "right" {
  name = "orders"

  disk_encryption_key {
    kms_key_self_link = "projects/shop/locations/europe-west1/keyRings/orders/cryptoKeys/orders"
  }
}
