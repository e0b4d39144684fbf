resource "google_spanner_database" "left_out" {
  instance = "orders"
  name     = "orders"
}
