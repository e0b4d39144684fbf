resource "google_project_iam_member" "right" {
  project = "shop"
  role    = "roles/viewer"
  member  = "user:jane@example.com"
}

resource "google_project_iam_member" "left_out" {
  member  = "group:operators@example.com"
  project = "shop"
  role    = "roles/viewer"
}

resource "google_folder_iam_member" "right" {
  folder = "folders/123456789012"
  role   = "roles/viewer"
  member = "user:jane@example.com"
}

resource "google_folder_iam_member" "left_out" {
  folder = "folders/123456789012"
  member = "group:operators@example.com"
  role   = "roles/viewer"
}

resource "google_organization_iam_member" "right" {
  org_id = "123456789012"
  role   = "roles/viewer"
  member = "user:jane@example.com"
}

resource "google_organization_iam_member" "left_out" {
  member = "group:operators@example.com"
  org_id = "123456789012"
  role   = "roles/viewer"
}
