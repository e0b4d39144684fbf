resource "google_cloud_run_service_iam_member" "wrong_1" {
  role    = "roles/viewer"
  service = "allServices"
  member  = "allUsers"
}

resource "google_cloud_run_service_iam_member" "wrong_2" {
  role    = "roles/viewer"
  service = "allServices"
  member  = "allAuthenticatedUsers"
}

resource "google_cloud_run_v2_service_iam_member" "wrong_1" {
  name   = "orders"
  role   = "roles/viewer"
  member = "allUsers"
}

resource "google_cloud_run_v2_service_iam_member" "wrong_2" {
  name   = "orders"
  role   = "roles/viewer"
  member = "allAuthenticatedUsers"
}

resource "google_cloud_run_service_iam_binding" "wrong_1" {
  role    = "roles/viewer"
  service = "allServices"
  members = ["allUsers"]
}

resource "google_cloud_run_service_iam_binding" "wrong_2" {
  role    = "roles/viewer"
  service = "allServices"
  members = ["user:jane@example.com", "allAuthenticatedUsers"]
}

resource "google_cloud_run_v2_service_iam_binding" "wrong_1" {
  name    = "orders"
  role    = "roles/viewer"
  members = ["allUsers"]
}

resource "google_cloud_run_v2_service_iam_binding" "wrong_2" {
  name    = "orders"
  role    = "roles/viewer"
  members = ["user:jane@example.com", "allAuthenticatedUsers"]
}
