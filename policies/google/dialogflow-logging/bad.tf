resource "google_dialogflow_agent" "wrong" {
  default_language_code = "orders"
  display_name          = "orders"
  time_zone             = "orders"
  enable_logging        = false
}

resource "google_dialogflow_agent" "left_out" {
  default_language_code = "orders"
  display_name          = "orders"
  time_zone             = "orders"
}
