resource "google_pubsub_topic_iam_member" "right" {
  role   = "roles/viewer"
  topic  = "orders"
  member = "group:operators@example.com"
}

resource "google_pubsub_topic_iam_member" "left_out" {
  member = "group:operators@example.com"
  role   = "roles/viewer"
  topic  = "orders"
}

resource "google_pubsub_topic_iam_binding" "right" {
  role    = "roles/viewer"
  topic   = "orders"
  members = ["group:operators@example.com"]
}

resource "google_pubsub_topic_iam_binding" "left_out" {
  members = ["orders"]
  role    = "roles/viewer"
  topic   = "orders"
}
