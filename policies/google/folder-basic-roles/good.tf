resource "google_folder_iam_member" "right" {
  folder = "folders/123456789012"
  member = "group:operators@example.com"
  role   = "roles/storage.objectViewer"
}

resource "google_folder_iam_member" "left_out" {
  folder = "folders/123456789012"
  member = "group:operators@example.com"
  role   = "roles/storage.objectViewer"
}

resource "google_folder_iam_binding" "right" {
  folder  = "folders/123456789012"
  members = ["orders"]
  role    = "roles/storage.objectViewer"
}

resource "google_folder_iam_binding" "left_out" {
  folder  = "folders/123456789012"
  members = ["orders"]
  role    = "roles/storage.objectViewer"
}
