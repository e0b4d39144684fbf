resource "google_storage_bucket_iam_member" "right" {
  bucket = "orders"
  role   = "roles/viewer"
  member = "group:operators@example.com"
}

resource "google_storage_bucket_iam_member" "left_out" {
  bucket = "orders"
  member = "group:operators@example.com"
  role   = "roles/viewer"
}

resource "google_storage_bucket_iam_binding" "right" {
  bucket  = "orders"
  role    = "roles/viewer"
  members = ["group:operators@example.com"]
}

resource "google_storage_bucket_iam_binding" "left_out" {
  bucket  = "orders"
  members = ["orders"]
  role    = "roles/viewer"
}
