resource "google_secret_manager_secret_iam_member" "wrong_1" {
  role      = "roles/viewer"
  secret_id = "orders"
  member    = "allUsers"
}

resource "google_secret_manager_secret_iam_member" "wrong_2" {
  role      = "roles/viewer"
  secret_id = "orders"
  member    = "allAuthenticatedUsers"
}

resource "google_secret_manager_secret_iam_binding" "wrong_1" {
  role      = "roles/viewer"
  secret_id = "orders"
  members   = ["allUsers"]
}

resource "google_secret_manager_secret_iam_binding" "wrong_2" {
  role      = "roles/viewer"
  secret_id = "orders"
  members   = ["user:jane@example.com", "allAuthenticatedUsers"]
}
