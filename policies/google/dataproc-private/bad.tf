resource "google_dataproc_cluster" "wrong" {
  name = "orders"

  cluster_config {
    gce_cluster_config {
      internal_ip_only = false
    }
  }
}

resource "google_dataproc_cluster" "left_out" {
  name = "orders"
}
