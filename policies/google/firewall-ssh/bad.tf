resource "google_compute_firewall" "anybody" {
  name          = "orders"
  network       = "shop"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "in_a_range" {
  name          = "orders"
  network       = "shop"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["21-23"]
  }
}

resource "google_compute_firewall" "all" {
  name          = "orders"
  network       = "shop"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
  }
}
