resource "google_container_cluster" "right" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1
  monitoring_service = "monitoring.googleapis.com/kubernetes"
}

resource "google_container_cluster" "left_out" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1
}
