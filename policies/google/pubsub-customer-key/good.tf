resource "google_pubsub_topic" "right" {
  name         = "orders"
  kms_key_name = "projects/shop/locations/europe-west1/keyRings/orders/cryptoKeys/orders"
}
