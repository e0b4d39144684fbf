resource "google_compute_global_forwarding_rule" "https" {
  name   = "orders"
  target = "projects/shop/global/targetHttpsProxies/orders"
}

resource "google_compute_global_forwarding_rule" "mesh" {
  name                  = "orders"
  target                = "projects/shop/global/targetHttpProxies/orders"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
}

resource "google_compute_global_forwarding_rule" "internal" {
  name                  = "orders"
  target                = "projects/shop/global/targetHttpProxies/orders"
  load_balancing_scheme = "INTERNAL_MANAGED"
}
