resource "google_spanner_database" "right" {
  instance               = "orders"
  name                   = "orders"
  enable_drop_protection = true
}
