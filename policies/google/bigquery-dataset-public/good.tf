resource "google_bigquery_dataset" "special_group_right" {
  dataset_id = "orders"

  access {
    role          = "READER"
    special_group = "projectReaders"
  }
}

resource "google_bigquery_dataset" "special_group_left_out" {
  dataset_id = "orders"

  access {
    role          = "READER"
    special_group = "projectReaders"
  }
}

resource "google_bigquery_dataset" "iam_member_left_out" {
  dataset_id = "orders"

  access {
    role          = "READER"
    special_group = "projectReaders"
  }
}
