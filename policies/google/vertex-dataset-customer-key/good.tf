resource "google_vertex_ai_dataset" "right" {
  display_name        = "orders"
  metadata_schema_uri = "orders"

  encryption_spec {
    kms_key_name = "projects/shop/locations/europe-west1/keyRings/orders/cryptoKeys/orders"
  }
}
