resource "google_vertex_ai_index_endpoint" "wrong" {
  display_name            = "orders"
  public_endpoint_enabled = true
}
