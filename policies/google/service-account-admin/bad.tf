resource "google_project_iam_member" "wrong_1" {
  project = "shop"
  member  = "serviceAccount:orders@shop.iam.gserviceaccount.com"
  role    = "roles/owner"
}

resource "google_project_iam_member" "wrong_2" {
  project = "shop"
  member  = "serviceAccount:orders@shop.iam.gserviceaccount.com"
  role    = "roles/editor"
}

resource "google_project_iam_member" "wrong_3" {
  project = "shop"
  member  = "serviceAccount:orders@shop.iam.gserviceaccount.com"
  role    = "roles/iam.securityAdmin"
}

resource "google_project_iam_member" "wrong_4" {
  project = "shop"
  member  = "serviceAccount:orders@shop.iam.gserviceaccount.com"
  role    = "roles/compute.admin"
}
