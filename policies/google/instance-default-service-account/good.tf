resource "google_compute_instance" "right" {
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
    email  = "orders@shop.iam.gserviceaccount.com"
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

  service_account {
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_instance_template" "right" {
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    network = "shop"
  }

  service_account {
    scopes = ["cloud-platform"]
    email  = "orders@shop.iam.gserviceaccount.com"
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

  service_account {
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_instance_from_template" "right" {
  name                     = "orders"
  source_instance_template = "projects/shop/global/instanceTemplates/orders"

  service_account {
    scopes = ["cloud-platform"]
    email  = "orders@shop.iam.gserviceaccount.com"
  }
}

resource "google_compute_instance_from_template" "left_out" {
  name                     = "orders"
  source_instance_template = "projects/shop/global/instanceTemplates/orders"

  service_account {
    scopes = ["cloud-platform"]
  }
}
