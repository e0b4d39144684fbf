resource "google_vertex_ai_endpoint" "right" {
  display_name = "orders"
  location     = "westeurope"
  name         = "orders"
  network      = "projects/123456789012/global/networks/shop"
}
