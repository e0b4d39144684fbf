resource "google_project_iam_member" "right" {
  member  = "group:operators@example.com"
  project = "shop"
  role    = "roles/storage.objectViewer"
}

resource "google_project_iam_member" "left_out" {
  member  = "group:operators@example.com"
  project = "shop"
  role    = "roles/storage.objectViewer"
}

resource "google_project_iam_binding" "right" {
  members = ["orders"]
  project = "shop"
  role    = "roles/storage.objectViewer"
}

resource "google_project_iam_binding" "left_out" {
  members = ["orders"]
  project = "shop"
  role    = "roles/storage.objectViewer"
}
