resource "google_workbench_instance" "wrong" {
  location = "westeurope"
  name     = "orders"

  gce_setup {
    disable_public_ip = false
  }
}

resource "google_workbench_instance" "left_out" {
  location = "westeurope"
  name     = "orders"
}
