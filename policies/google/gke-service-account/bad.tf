resource "google_container_node_pool" "left_out" {
  cluster = "orders"
}

resource "google_container_cluster" "first_pool" {
  name               = "orders"
  initial_node_count = 1
}

resource "google_container_cluster" "empty" {
  name               = "orders"
  initial_node_count = 1

  node_config {
    machine_type = "e2-small"
  }
}

resource "google_container_cluster" "provisioned" {
  name               = "orders"
  initial_node_count = 1

  cluster_autoscaling {
    enabled = true

    auto_provisioning_defaults {
      disk_size = 50
    }
  }
}
