resource "google_dataflow_job" "right" {
  name              = "orders"
  temp_gcs_location = "orders"
  template_gcs_path = "orders"
  ip_configuration  = "WORKER_IP_PRIVATE"
}
