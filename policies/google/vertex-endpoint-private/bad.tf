resource "google_vertex_ai_endpoint" "left_out" {
  display_name = "orders"
  location     = "westeurope"
  name         = "orders"
}
