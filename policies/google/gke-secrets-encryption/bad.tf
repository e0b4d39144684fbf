resource "google_container_cluster" "wrong" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1

  database_encryption {
    state = "DECRYPTED"
  }
}

resource "google_container_cluster" "left_out" {
  name               = "orders"
  location           = "europe-west1"
  initial_node_count = 1
}
