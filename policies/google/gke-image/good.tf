resource "google_container_node_pool" "right" {
  cluster = "orders"

  node_config {
    image_type = "COS_CONTAINERD"
  }
}

resource "google_container_node_pool" "left_out" {
  cluster = "orders"
}
