resource "google_vertex_ai_dataset" "left_out" {
  display_name        = "orders"
  metadata_schema_uri = "orders"
}
