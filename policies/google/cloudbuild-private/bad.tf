resource "google_cloudbuild_worker_pool" "wrong" {
  location = "westeurope"
  name     = "orders"

  worker_config {
    no_external_ip = false
  }
}

resource "google_cloudbuild_worker_pool" "left_out" {
  location = "westeurope"
  name     = "orders"
}
