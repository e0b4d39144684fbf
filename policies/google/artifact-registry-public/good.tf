resource "google_artifact_registry_repository_iam_member" "right" {
  repository = "orders"
  role       = "roles/viewer"
  member     = "group:operators@example.com"
}

resource "google_artifact_registry_repository_iam_member" "left_out" {
  member     = "group:operators@example.com"
  repository = "orders"
  role       = "roles/viewer"
}

resource "google_artifact_registry_repository_iam_binding" "right" {
  repository = "orders"
  role       = "roles/viewer"
  members    = ["group:operators@example.com"]
}

resource "google_artifact_registry_repository_iam_binding" "left_out" {
  members    = ["orders"]
  repository = "orders"
  role       = "roles/viewer"
}
