resource "google_organization_iam_member" "right" {
  member = "group:operators@example.com"
  org_id = "123456789012"
  role   = "roles/storage.objectViewer"
}

resource "google_organization_iam_member" "left_out" {
  member = "group:operators@example.com"
  org_id = "123456789012"
  role   = "roles/storage.objectViewer"
}

resource "google_organization_iam_binding" "right" {
  members = ["orders"]
  org_id  = "123456789012"
  role    = "roles/storage.objectViewer"
}

resource "google_organization_iam_binding" "left_out" {
  members = ["orders"]
  org_id  = "123456789012"
  role    = "roles/storage.objectViewer"
}
