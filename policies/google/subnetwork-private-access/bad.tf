resource "google_compute_subnetwork" "wrong" {
  name                     = "orders"
  network                  = "shop"
  private_ip_google_access = false
}

resource "google_compute_subnetwork" "left_out" {
  name    = "orders"
  network = "shop"
}
