resource "google_document_ai_warehouse_location" "right" {
  access_control_mode = "orders"
  database_type       = "orders"
  location            = "westeurope"
  project_number      = "orders"
  kms_key             = "projects/shop/locations/europe-west1/keyRings/orders/cryptoKeys/orders"
}
