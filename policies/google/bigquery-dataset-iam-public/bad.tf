resource "google_bigquery_dataset_iam_member" "wrong_1" {
  dataset_id = "orders"
  role       = "roles/viewer"
  member     = "allUsers"
}

resource "google_bigquery_dataset_iam_member" "wrong_2" {
  dataset_id = "orders"
  role       = "roles/viewer"
  member     = "allAuthenticatedUsers"
}

resource "google_bigquery_dataset_iam_binding" "wrong_1" {
  dataset_id = "orders"
  role       = "roles/viewer"
  members    = ["allUsers"]
}

resource "google_bigquery_dataset_iam_binding" "wrong_2" {
  dataset_id = "orders"
  role       = "roles/viewer"
  members    = ["user:jane@example.com", "allAuthenticatedUsers"]
}
