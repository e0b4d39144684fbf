resource "google_dialogflow_cx_webhook" "wrong" {
  display_name               = "orders"
  enable_stackdriver_logging = false
}

resource "google_dialogflow_cx_webhook" "left_out" {
  display_name = "orders"
}
