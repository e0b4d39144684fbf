resource "google_spanner_database" "right" {
  instance            = "orders"
  name                = "orders"
  deletion_protection = true
}

resource "google_spanner_database" "left_out" {
  instance = "orders"
  name     = "orders"
}
