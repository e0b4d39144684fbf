resource "google_compute_instance" "wrong_1" {
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

resource "google_compute_instance" "wrong_2" {
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
    scopes = ["https://www.googleapis.com/auth/cloud-platform"]
    email  = "123456789012-compute@developer.gserviceaccount.com"
  }
}

resource "google_compute_instance_template" "wrong_1" {
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

resource "google_compute_instance_template" "wrong_2" {
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    network = "shop"
  }

  service_account {
    scopes = ["https://www.googleapis.com/auth/cloud-platform"]
    email  = "123456789012-compute@developer.gserviceaccount.com"
  }
}

resource "google_compute_instance" "account_left_out" {
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
  }
}
