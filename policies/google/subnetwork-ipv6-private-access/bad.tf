resource "google_compute_subnetwork" "wrong" {
  name                       = "orders"
  network                    = "shop"
  stack_type                 = "IPV4_IPV6"
  ipv6_access_type           = "EXTERNAL"
  private_ipv6_google_access = "DISABLE_GOOGLE_ACCESS"
}

resource "google_compute_subnetwork" "left_out" {
  name             = "orders"
  network          = "shop"
  stack_type       = "IPV4_IPV6"
  ipv6_access_type = "EXTERNAL"
}
