resource "google_dns_managed_zone" "wrong" {
  name     = "orders"
  dns_name = "example.com."

  dnssec_config {
    state = "off"
  }
}

resource "google_dns_managed_zone" "left_out" {
  name     = "orders"
  dns_name = "example.com."
}
