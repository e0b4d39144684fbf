resource "google_cloudbuild_worker_pool" "right" {
  location = "westeurope"
  name     = "orders"

  worker_config {
    no_external_ip = true
  }
}
