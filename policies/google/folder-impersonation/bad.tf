resource "google_folder_iam_member" "wrong_1" {
  folder = "folders/123456789012"
  member = "group:operators@example.com"
  role   = "roles/iam.serviceAccountUser"
}

resource "google_folder_iam_member" "wrong_2" {
  folder = "folders/123456789012"
  member = "group:operators@example.com"
  role   = "roles/iam.serviceAccountTokenCreator"
}

resource "google_folder_iam_binding" "wrong_1" {
  folder  = "folders/123456789012"
  members = ["orders"]
  role    = "roles/iam.serviceAccountUser"
}

resource "google_folder_iam_binding" "wrong_2" {
  folder  = "folders/123456789012"
  members = ["orders"]
  role    = "roles/iam.serviceAccountTokenCreator"
}
