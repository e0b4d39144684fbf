resource "google_project_iam_member" "wrong_1" {
  member  = "group:operators@example.com"
  project = "shop"
  role    = "roles/owner"
}

resource "google_project_iam_member" "wrong_2" {
  member  = "group:operators@example.com"
  project = "shop"
  role    = "roles/editor"
}

resource "google_project_iam_member" "wrong_3" {
  member  = "group:operators@example.com"
  project = "shop"
  role    = "roles/viewer"
}

resource "google_project_iam_binding" "wrong_1" {
  members = ["orders"]
  project = "shop"
  role    = "roles/owner"
}

resource "google_project_iam_binding" "wrong_2" {
  members = ["orders"]
  project = "shop"
  role    = "roles/editor"
}

resource "google_project_iam_binding" "wrong_3" {
  members = ["orders"]
  project = "shop"
  role    = "roles/viewer"
}
