resource "google_bigquery_dataset" "left_out" {
  dataset_id = "orders"
}
