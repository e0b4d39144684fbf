resource "google_dataproc_cluster" "right" {
  name = "orders"

  cluster_config {
    encryption_config {
      kms_key_name = "projects/shop/locations/europe-west1/keyRings/orders/cryptoKeys/orders"
    }
  }
}
