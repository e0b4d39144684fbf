resource "google_compute_subnetwork" "right" {
  name                     = "orders"
  network                  = "shop"
  private_ip_google_access = true
}

resource "google_compute_subnetwork" "regional_proxies" {
  name          = "regional-proxies"
  network       = "shop"
  region        = "europe-west1"
  ip_cidr_range = "10.129.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

resource "google_compute_subnetwork" "global_proxies" {
  name          = "global-proxies"
  network       = "shop"
  region        = "europe-west1"
  ip_cidr_range = "10.129.0.0/23"
  purpose       = "GLOBAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

resource "google_compute_subnetwork" "internal_https_load_balancer" {
  name          = "regional-proxies"
  network       = "shop"
  region        = "europe-west1"
  ip_cidr_range = "10.129.0.0/23"
  purpose       = "INTERNAL_HTTPS_LOAD_BALANCER"
  role          = "ACTIVE"
}

resource "google_compute_subnetwork" "private_service_connect" {
  name          = "regional-proxies"
  network       = "shop"
  region        = "europe-west1"
  ip_cidr_range = "10.129.0.0/23"
  purpose       = "PRIVATE_SERVICE_CONNECT"
  role          = "ACTIVE"
}
