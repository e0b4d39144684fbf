resource "google_dataproc_cluster" "left_out" {
  name = "orders"
}
