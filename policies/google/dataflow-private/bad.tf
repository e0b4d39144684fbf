resource "google_dataflow_job" "wrong" {
  name              = "orders"
  temp_gcs_location = "orders"
  template_gcs_path = "orders"
  ip_configuration  = "WORKER_IP_PUBLIC"
}

resource "google_dataflow_job" "left_out" {
  name              = "orders"
  temp_gcs_location = "orders"
  template_gcs_path = "orders"
}
