resource "google_pubsub_topic" "left_out" {
  name = "orders"
}
