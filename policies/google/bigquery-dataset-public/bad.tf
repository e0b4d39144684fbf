resource "google_bigquery_dataset" "special_group_wrong" {
  dataset_id = "orders"

  access {
    role          = "READER"
    special_group = "allAuthenticatedUsers"
  }
}

resource "google_bigquery_dataset" "iam_member_wrong" {
  dataset_id = "orders"

  access {
    role          = "READER"
    special_group = "projectReaders"
    iam_member    = "allUsers"
  }
}
