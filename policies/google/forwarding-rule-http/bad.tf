resource "google_compute_global_forwarding_rule" "http" {
  name   = "orders"
  target = "projects/shop/global/targetHttpProxies/orders"
}
