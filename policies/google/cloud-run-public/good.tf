resource "google_cloud_run_service_iam_member" "right" {
  role    = "roles/viewer"
  service = "allServices"
  member  = "group:operators@example.com"
}

resource "google_cloud_run_service_iam_member" "left_out" {
  member  = "group:operators@example.com"
  role    = "roles/viewer"
  service = "allServices"
}

resource "google_cloud_run_v2_service_iam_member" "right" {
  name   = "orders"
  role   = "roles/viewer"
  member = "group:operators@example.com"
}

resource "google_cloud_run_v2_service_iam_member" "left_out" {
  member = "group:operators@example.com"
  name   = "orders"
  role   = "roles/viewer"
}

resource "google_cloud_run_service_iam_binding" "right" {
  role    = "roles/viewer"
  service = "allServices"
  members = ["group:operators@example.com"]
}

resource "google_cloud_run_service_iam_binding" "left_out" {
  members = ["orders"]
  role    = "roles/viewer"
  service = "allServices"
}

resource "google_cloud_run_v2_service_iam_binding" "right" {
  name    = "orders"
  role    = "roles/viewer"
  members = ["group:operators@example.com"]
}

resource "google_cloud_run_v2_service_iam_binding" "left_out" {
  members = ["orders"]
  name    = "orders"
  role    = "roles/viewer"
}
