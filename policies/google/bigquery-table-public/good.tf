resource "google_bigquery_table_iam_member" "right" {
  dataset_id = "orders"
  role       = "roles/viewer"
  table_id   = "orders"
  member     = "group:operators@example.com"
}

resource "google_bigquery_table_iam_member" "left_out" {
  dataset_id = "orders"
  member     = "group:operators@example.com"
  role       = "roles/viewer"
  table_id   = "orders"
}

resource "google_bigquery_table_iam_binding" "right" {
  dataset_id = "orders"
  role       = "roles/viewer"
  table_id   = "orders"
  members    = ["group:operators@example.com"]
}

resource "google_bigquery_table_iam_binding" "left_out" {
  dataset_id = "orders"
  members    = ["orders"]
  role       = "roles/viewer"
  table_id   = "orders"
}
