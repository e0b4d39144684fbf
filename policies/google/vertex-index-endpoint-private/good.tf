resource "google_vertex_ai_index_endpoint" "left_out" {
  display_name = "orders"
}
