resource "google_artifact_registry_repository" "right" {
  format        = "DOCKER"
  repository_id = "orders"
  kms_key_name  = "projects/shop/locations/europe-west1/keyRings/orders/cryptoKeys/orders"
}
