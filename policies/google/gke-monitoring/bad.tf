resource "google_container_cluster" "wrong" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1
  monitoring_service = "none"
}
