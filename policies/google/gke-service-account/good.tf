resource "google_container_node_pool" "right" {
  cluster = "orders"

  node_config {
    service_account = "nodes@shop.iam.gserviceaccount.com"
  }
}

resource "google_container_cluster" "first_pool" {
  name               = "orders"
  initial_node_count = 1

  node_config {
    service_account = "nodes@shop.iam.gserviceaccount.com"
  }
}

resource "google_container_cluster" "pools_apart" {
  name                     = "orders"
  initial_node_count       = 1
  remove_default_node_pool = true
}

resource "google_container_cluster" "autopilot" {
  name             = "orders"
  enable_autopilot = true
}

resource "google_container_cluster" "provisioned" {
  name               = "orders"
  initial_node_count = 1

  cluster_autoscaling {
    enabled = true

    auto_provisioning_defaults {
      service_account = "nodes@shop.iam.gserviceaccount.com"
    }
  }
}
