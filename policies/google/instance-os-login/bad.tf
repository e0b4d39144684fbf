resource "google_compute_instance" "wrong" {
  name         = "orders"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"
  metadata = {
    enable-oslogin = "FALSE"
  }

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    network = "shop"
  }
}

resource "google_compute_instance_template" "wrong" {
  machine_type = "e2-medium"
  metadata = {
    enable-oslogin = "FALSE"
  }

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    network = "shop"
  }
}
