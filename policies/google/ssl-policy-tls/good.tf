resource "google_compute_ssl_policy" "right_1" {
  name            = "orders"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_ssl_policy" "right_2" {
  name            = "orders"
  min_tls_version = "TLS_1_3"
}
