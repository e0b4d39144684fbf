resource "google_compute_ssl_policy" "wrong" {
  name            = "orders"
  min_tls_version = "TLS_1_0"
}

resource "google_compute_ssl_policy" "left_out" {
  name = "orders"
}
