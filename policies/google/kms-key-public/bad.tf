resource "google_kms_crypto_key_iam_member" "wrong_1" {
  crypto_key_id = "orders"
  role          = "roles/viewer"
  member        = "allUsers"
}

resource "google_kms_crypto_key_iam_member" "wrong_2" {
  crypto_key_id = "orders"
  role          = "roles/viewer"
  member        = "allAuthenticatedUsers"
}

resource "google_kms_key_ring_iam_member" "wrong_1" {
  key_ring_id = "orders"
  role        = "roles/viewer"
  member      = "allUsers"
}

resource "google_kms_key_ring_iam_member" "wrong_2" {
  key_ring_id = "orders"
  role        = "roles/viewer"
  member      = "allAuthenticatedUsers"
}

resource "google_kms_crypto_key_iam_binding" "wrong_1" {
  crypto_key_id = "orders"
  role          = "roles/viewer"
  members       = ["allUsers"]
}

resource "google_kms_crypto_key_iam_binding" "wrong_2" {
  crypto_key_id = "orders"
  role          = "roles/viewer"
  members       = ["user:jane@example.com", "allAuthenticatedUsers"]
}

resource "google_kms_key_ring_iam_binding" "wrong_1" {
  key_ring_id = "orders"
  role        = "roles/viewer"
  members     = ["allUsers"]
}

resource "google_kms_key_ring_iam_binding" "wrong_2" {
  key_ring_id = "orders"
  role        = "roles/viewer"
  members     = ["user:jane@example.com", "allAuthenticatedUsers"]
}
