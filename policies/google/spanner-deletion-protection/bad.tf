resource "google_spanner_database" "wrong" {
  instance            = "orders"
  name                = "orders"
  deletion_protection = false
}
