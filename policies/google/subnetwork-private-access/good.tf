resource "google_compute_subnetwork" "right" {
  name                     = "orders"
  network                  = "shop"
  private_ip_google_access = true
}
