resource "google_pubsub_topic_iam_member" "wrong_1" {
  role   = "roles/viewer"
  topic  = "orders"
  member = "allUsers"
}

resource "google_pubsub_topic_iam_member" "wrong_2" {
  role   = "roles/viewer"
  topic  = "orders"
  member = "allAuthenticatedUsers"
}

resource "google_pubsub_topic_iam_binding" "wrong_1" {
  role    = "roles/viewer"
  topic   = "orders"
  members = ["allUsers"]
}

resource "google_pubsub_topic_iam_binding" "wrong_2" {
  role    = "roles/viewer"
  topic   = "orders"
  members = ["user:jane@example.com", "allAuthenticatedUsers"]
}
