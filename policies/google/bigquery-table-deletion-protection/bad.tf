resource "google_bigquery_table" "wrong" {
  dataset_id          = "orders"
  table_id            = "orders"
  deletion_protection = false
}
