resource "google_bigquery_table" "right" {
  dataset_id = "orders"
  table_id   = "orders"

  encryption_configuration {
    kms_key_name = "projects/shop/locations/europe-west1/keyRings/orders/cryptoKeys/orders"
  }
}
