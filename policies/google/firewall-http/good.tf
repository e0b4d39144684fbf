resource "google_compute_firewall" "operators" {
  name          = "orders"
  network       = "shop"
  source_ranges = ["192.0.2.0/24"]

  allow {
    protocol = "tcp"
    ports    = ["80"]
  }
}

resource "google_compute_firewall" "other" {
  name          = "orders"
  network       = "shop"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["81"]
  }
}

resource "google_compute_firewall" "udp" {
  name          = "orders"
  network       = "shop"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "udp"
    ports    = ["80"]
  }
}

resource "google_compute_firewall" "outwards" {
  name      = "orders"
  network   = "shop"
  direction = "EGRESS"

  allow {
    protocol = "tcp"
    ports    = ["80"]
  }
}
