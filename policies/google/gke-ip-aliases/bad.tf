resource "google_container_cluster" "left_out" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1
}
