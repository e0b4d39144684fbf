resource "google_kms_crypto_key" "right_1" {
  key_ring        = "projects/shop/locations/europe-west1/keyRings/orders"
  name            = "orders"
  rotation_period = "7776000s"
}

resource "google_kms_crypto_key" "right_2" {
  key_ring        = "projects/shop/locations/europe-west1/keyRings/orders"
  name            = "orders"
  rotation_period = "2592000s"
}
