resource "google_dialogflow_cx_webhook" "right" {
  display_name               = "orders"
  enable_stackdriver_logging = true
}
