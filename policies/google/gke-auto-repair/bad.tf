resource "google_container_node_pool" "wrong" {
  cluster = "orders"

  management {
    auto_repair = false
  }
}
