resource "google_compute_disk" "left_out" {
  name = "orders"
}
