resource "google_document_ai_warehouse_location" "left_out" {
  access_control_mode = "orders"
  database_type       = "orders"
  location            = "westeurope"
  project_number      = "orders"
}
