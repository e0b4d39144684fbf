resource "google_dataproc_cluster" "right" {
  name = "orders"

  cluster_config {
    gce_cluster_config {
      internal_ip_only = true
    }
  }
}
