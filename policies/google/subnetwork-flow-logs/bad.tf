resource "google_compute_subnetwork" "left_out" {
  name    = "orders"
  network = "shop"
}
