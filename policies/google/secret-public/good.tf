resource "google_secret_manager_secret_iam_member" "right" {
  role      = "roles/viewer"
  secret_id = "orders"
  member    = "group:operators@example.com"
}

resource "google_secret_manager_secret_iam_member" "left_out" {
  member    = "group:operators@example.com"
  role      = "roles/viewer"
  secret_id = "orders"
}

resource "google_secret_manager_secret_iam_binding" "right" {
  role      = "roles/viewer"
  secret_id = "orders"
  members   = ["group:operators@example.com"]
}

resource "google_secret_manager_secret_iam_binding" "left_out" {
  members   = ["orders"]
  role      = "roles/viewer"
  secret_id = "orders"
}
