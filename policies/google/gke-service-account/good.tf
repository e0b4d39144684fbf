resource "google_container_node_pool" "right" {
  cluster = "orders"

  node_config {
    service_account = "nodes@shop.iam.gserviceaccount.com"
  }
}
