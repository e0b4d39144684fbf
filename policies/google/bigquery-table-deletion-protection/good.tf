resource "google_bigquery_table" "right" {
  dataset_id          = "orders"
  table_id            = "orders"
  deletion_protection = true
}

resource "google_bigquery_table" "left_out" {
  dataset_id = "orders"
  table_id   = "orders"
}
