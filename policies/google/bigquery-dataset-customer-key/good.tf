resource "google_bigquery_dataset" "right" {
  dataset_id = "orders"

  default_encryption_configuration {
    kms_key_name = "projects/shop/locations/europe-west1/keyRings/orders/cryptoKeys/orders"
  }
}
