resource "google_compute_instance" "wrong" {
  name         = "orders"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  boot_disk {
    disk_encryption_key_raw = "c2hvcC1vcmRlcnMtc2hvcC1vcmRlcnMtc2hvcC1vcmQ="

    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    network = "shop"
  }
}

resource "google_compute_disk" "wrong" {
  name = "orders"

  disk_encryption_key {
    raw_key = "c2hvcC1vcmRlcnMtc2hvcC1vcmRlcnMtc2hvcC1vcmQ="
  }
}
