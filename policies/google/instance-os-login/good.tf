resource "google_compute_instance" "right" {
  name         = "orders"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"
  metadata = {
    enable-oslogin = "TRUE"
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

resource "google_compute_instance" "left_out" {
  name         = "orders"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

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
    enable-oslogin = "TRUE"
  }

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    network = "shop"
  }
}

resource "google_compute_instance_template" "left_out" {
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    network = "shop"
  }
}
