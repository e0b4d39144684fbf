resource "google_dns_managed_zone" "right_1" {
  name     = "orders"
  dns_name = "example.com."

  dnssec_config {
    state = "on"
  }
}

resource "google_dns_managed_zone" "right_2" {
  name     = "orders"
  dns_name = "example.com."

  dnssec_config {
    state = "transfer"
  }
}

resource "google_dns_managed_zone" "private" {
  name       = "orders"
  dns_name   = "shop.internal."
  visibility = "private"
}
