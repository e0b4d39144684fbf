resource "google_compute_instance" "right" {
  name         = "orders"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"
  metadata = {
    block-project-ssh-keys = "TRUE"
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

resource "google_compute_instance_template" "right" {
  machine_type = "e2-medium"
  metadata = {
    block-project-ssh-keys = "TRUE"
  }

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    network = "shop"
  }
}
