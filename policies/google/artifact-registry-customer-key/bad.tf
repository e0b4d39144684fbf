resource "google_artifact_registry_repository" "left_out" {
  format        = "DOCKER"
  repository_id = "orders"
}
