resource "google_compute_subnetwork" "right" {
  name    = "orders"
  network = "shop"

  log_config {
    aggregation_interval = "INTERVAL_5_SEC"
  }
}
