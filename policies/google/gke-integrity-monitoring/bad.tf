resource "google_container_cluster" "wrong" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1

  node_config {
    shielded_instance_config {
      enable_integrity_monitoring = false
    }
  }
}

resource "google_container_node_pool" "wrong" {
  cluster = "orders"

  node_config {
    shielded_instance_config {
      enable_integrity_monitoring = false
    }
  }
}
