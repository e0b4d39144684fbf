resource "google_project_iam_member" "right" {
  project = "shop"
  member  = "serviceAccount:orders@shop.iam.gserviceaccount.com"
  role    = "roles/storage.objectViewer"
}

resource "google_project_iam_member" "left_out" {
  project = "shop"
  member  = "serviceAccount:orders@shop.iam.gserviceaccount.com"
  role    = "roles/storage.objectViewer"
}
