resource "google_spanner_database" "wrong" {
  instance               = "orders"
  name                   = "orders"
  enable_drop_protection = false
}

resource "google_spanner_database" "left_out" {
  instance = "orders"
  name     = "orders"
}
