resource "google_project_iam_member" "wrong_1" {
  member  = "group:operators@example.com"
  project = "shop"
  role    = "roles/iam.serviceAccountUser"
}

resource "google_project_iam_member" "wrong_2" {
  member  = "group:operators@example.com"
  project = "shop"
  role    = "roles/iam.serviceAccountTokenCreator"
}

resource "google_project_iam_binding" "wrong_1" {
  members = ["orders"]
  project = "shop"
  role    = "roles/iam.serviceAccountUser"
}

resource "google_project_iam_binding" "wrong_2" {
  members = ["orders"]
  project = "shop"
  role    = "roles/iam.serviceAccountTokenCreator"
}
