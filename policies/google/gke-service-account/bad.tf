resource "google_container_node_pool" "left_out" {
  cluster = "orders"
}
