resource "google_container_cluster" "right" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1

  network_policy {
    enabled = true
  }
}

resource "google_container_cluster" "dataplane" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1
  datapath_provider  = "ADVANCED_DATAPATH"
}

resource "google_container_cluster" "autopilot" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1
  enable_autopilot   = true
}
