resource "google_compute_instance" "wrong" {
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

  service_account {
    scopes = ["cloud-platform"]
    email  = "123456789012-compute@developer.gserviceaccount.com"
  }
}

resource "google_compute_instance_template" "wrong" {
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    network = "shop"
  }

  service_account {
    scopes = ["cloud-platform"]
    email  = "123456789012-compute@developer.gserviceaccount.com"
  }
}

resource "google_compute_instance_from_template" "wrong" {
  name                     = "orders"
  source_instance_template = "projects/shop/global/instanceTemplates/orders"

  service_account {
    scopes = ["cloud-platform"]
    email  = "123456789012-compute@developer.gserviceaccount.com"
  }
}
