resource "google_kms_crypto_key" "wrong_1" {
  key_ring        = "projects/shop/locations/europe-west1/keyRings/orders"
  name            = "orders"
  rotation_period = "15552000s"
}

resource "google_kms_crypto_key" "wrong_2" {
  key_ring        = "projects/shop/locations/europe-west1/keyRings/orders"
  name            = "orders"
  rotation_period = "7776001s"
}

resource "google_kms_crypto_key" "left_out" {
  key_ring = "projects/shop/locations/europe-west1/keyRings/orders"
  name     = "orders"
}
