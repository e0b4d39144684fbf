resource "google_kms_crypto_key_iam_member" "right" {
  crypto_key_id = "orders"
  role          = "roles/viewer"
  member        = "group:operators@example.com"
}

resource "google_kms_crypto_key_iam_member" "left_out" {
  crypto_key_id = "orders"
  member        = "group:operators@example.com"
  role          = "roles/viewer"
}

resource "google_kms_key_ring_iam_member" "right" {
  key_ring_id = "orders"
  role        = "roles/viewer"
  member      = "group:operators@example.com"
}

resource "google_kms_key_ring_iam_member" "left_out" {
  key_ring_id = "orders"
  member      = "group:operators@example.com"
  role        = "roles/viewer"
}

resource "google_kms_crypto_key_iam_binding" "right" {
  crypto_key_id = "orders"
  role          = "roles/viewer"
  members       = ["group:operators@example.com"]
}

resource "google_kms_crypto_key_iam_binding" "left_out" {
  crypto_key_id = "orders"
  members       = ["orders"]
  role          = "roles/viewer"
}

resource "google_kms_key_ring_iam_binding" "right" {
  key_ring_id = "orders"
  role        = "roles/viewer"
  members     = ["group:operators@example.com"]
}

resource "google_kms_key_ring_iam_binding" "left_out" {
  key_ring_id = "orders"
  members     = ["orders"]
  role        = "roles/viewer"
}
