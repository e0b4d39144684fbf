resource "google_dialogflow_agent" "right" {
  default_language_code = "orders"
  display_name          = "orders"
  time_zone             = "orders"
  enable_logging        = true
}
