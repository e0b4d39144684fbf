resource "google_storage_bucket_iam_member" "wrong_1" {
  bucket = "orders"
  role   = "roles/viewer"
  member = "allUsers"
}

resource "google_storage_bucket_iam_member" "wrong_2" {
  bucket = "orders"
  role   = "roles/viewer"
  member = "allAuthenticatedUsers"
}

resource "google_storage_bucket_iam_binding" "wrong_1" {
  bucket  = "orders"
  role    = "roles/viewer"
  members = ["allUsers"]
}

resource "google_storage_bucket_iam_binding" "wrong_2" {
  bucket  = "orders"
  role    = "roles/viewer"
  members = ["user:jane@example.com", "allAuthenticatedUsers"]
}
