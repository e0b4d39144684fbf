resource "google_workbench_instance" "right" {
  location = "westeurope"
  name     = "orders"

  gce_setup {
    disable_public_ip = true
  }
}
