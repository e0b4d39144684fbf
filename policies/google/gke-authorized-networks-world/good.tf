resource "google_container_cluster" "right" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "192.0.2.0/24"
    }
  }
}

resource "google_container_cluster" "left_out" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1
}
