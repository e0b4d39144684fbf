resource "google_bigquery_dataset_iam_member" "right" {
  dataset_id = "orders"
  role       = "roles/viewer"
  member     = "group:operators@example.com"
}

resource "google_bigquery_dataset_iam_member" "left_out" {
  dataset_id = "orders"
  member     = "group:operators@example.com"
  role       = "roles/viewer"
}

resource "google_bigquery_dataset_iam_binding" "right" {
  dataset_id = "orders"
  role       = "roles/viewer"
  members    = ["group:operators@example.com"]
}

resource "google_bigquery_dataset_iam_binding" "left_out" {
  dataset_id = "orders"
  members    = ["orders"]
  role       = "roles/viewer"
}
