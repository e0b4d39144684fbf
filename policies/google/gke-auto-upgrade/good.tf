resource "google_container_node_pool" "right" {
  cluster = "orders"

  management {
    auto_upgrade = true
  }
}

resource "google_container_node_pool" "left_out" {
  cluster = "orders"
}
