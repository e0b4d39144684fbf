resource "google_folder_iam_member" "wrong_1" {
  folder = "folders/123456789012"
  member = "group:operators@example.com"
  role   = "roles/owner"
}

resource "google_folder_iam_member" "wrong_2" {
  folder = "folders/123456789012"
  member = "group:operators@example.com"
  role   = "roles/editor"
}

resource "google_folder_iam_member" "wrong_3" {
  folder = "folders/123456789012"
  member = "group:operators@example.com"
  role   = "roles/viewer"
}

resource "google_folder_iam_binding" "wrong_1" {
  folder  = "folders/123456789012"
  members = ["orders"]
  role    = "roles/owner"
}

resource "google_folder_iam_binding" "wrong_2" {
  folder  = "folders/123456789012"
  members = ["orders"]
  role    = "roles/editor"
}

resource "google_folder_iam_binding" "wrong_3" {
  folder  = "folders/123456789012"
  members = ["orders"]
  role    = "roles/viewer"
}
