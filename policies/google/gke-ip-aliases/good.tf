resource "google_container_cluster" "right" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1

  ip_allocation_policy {
    cluster_ipv4_cidr_block = "/16"
  }
}
