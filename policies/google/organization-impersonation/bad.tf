resource "google_organization_iam_member" "wrong_1" {
  member = "group:operators@example.com"
  org_id = "123456789012"
  role   = "roles/iam.serviceAccountUser"
}

resource "google_organization_iam_member" "wrong_2" {
  member = "group:operators@example.com"
  org_id = "123456789012"
  role   = "roles/iam.serviceAccountTokenCreator"
}

resource "google_organization_iam_binding" "wrong_1" {
  members = ["orders"]
  org_id  = "123456789012"
  role    = "roles/iam.serviceAccountUser"
}

resource "google_organization_iam_binding" "wrong_2" {
  members = ["orders"]
  org_id  = "123456789012"
  role    = "roles/iam.serviceAccountTokenCreator"
}
