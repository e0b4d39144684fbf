resource "google_bigquery_table_iam_member" "wrong_1" {
  dataset_id = "orders"
  role       = "roles/viewer"
  table_id   = "orders"
  member     = "allUsers"
}

resource "google_bigquery_table_iam_member" "wrong_2" {
  dataset_id = "orders"
  role       = "roles/viewer"
  table_id   = "orders"
  member     = "allAuthenticatedUsers"
}

resource "google_bigquery_table_iam_binding" "wrong_1" {
  dataset_id = "orders"
  role       = "roles/viewer"
  table_id   = "orders"
  members    = ["allUsers"]
}

resource "google_bigquery_table_iam_binding" "wrong_2" {
  dataset_id = "orders"
  role       = "roles/viewer"
  table_id   = "orders"
  members    = ["user:jane@example.com", "allAuthenticatedUsers"]
}
