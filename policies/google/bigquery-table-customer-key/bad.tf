resource "google_bigquery_table" "left_out" {
  dataset_id = "orders"
  table_id   = "orders"
}
