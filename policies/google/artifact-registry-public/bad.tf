resource "google_artifact_registry_repository_iam_member" "wrong_1" {
  repository = "orders"
  role       = "roles/viewer"
  member     = "allUsers"
}

resource "google_artifact_registry_repository_iam_member" "wrong_2" {
  repository = "orders"
  role       = "roles/viewer"
  member     = "allAuthenticatedUsers"
}

resource "google_artifact_registry_repository_iam_binding" "wrong_1" {
  repository = "orders"
  role       = "roles/viewer"
  members    = ["allUsers"]
}

resource "google_artifact_registry_repository_iam_binding" "wrong_2" {
  repository = "orders"
  role       = "roles/viewer"
  members    = ["user:jane@example.com", "allAuthenticatedUsers"]
}
