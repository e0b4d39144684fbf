resource "google_project_iam_member" "wrong" {
  project = "shop"
  role    = "roles/viewer"
  member  = "user:jane@gmail.com"
}

resource "google_folder_iam_member" "wrong" {
  folder = "folders/123456789012"
  role   = "roles/viewer"
  member = "user:jane@gmail.com"
}

resource "google_organization_iam_member" "wrong" {
  org_id = "123456789012"
  role   = "roles/viewer"
  member = "user:jane@gmail.com"
}
