resource "google_container_node_pool" "wrong" {
  cluster = "orders"

  node_config {
    image_type = "UBUNTU_CONTAINERD"
  }
}
