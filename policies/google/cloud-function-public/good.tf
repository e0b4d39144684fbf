resource "google_cloudfunctions_function_iam_member" "right" {
  cloud_function = "orders"
  role           = "roles/viewer"
  member         = "group:operators@example.com"
}

resource "google_cloudfunctions_function_iam_member" "left_out" {
  cloud_function = "orders"
  member         = "group:operators@example.com"
  role           = "roles/viewer"
}

resource "google_cloudfunctions2_function_iam_member" "right" {
  cloud_function = "orders"
  role           = "roles/viewer"
  member         = "group:operators@example.com"
}

resource "google_cloudfunctions2_function_iam_member" "left_out" {
  cloud_function = "orders"
  member         = "group:operators@example.com"
  role           = "roles/viewer"
}

resource "google_cloudfunctions_function_iam_binding" "right" {
  cloud_function = "orders"
  role           = "roles/viewer"
  members        = ["group:operators@example.com"]
}

resource "google_cloudfunctions_function_iam_binding" "left_out" {
  cloud_function = "orders"
  members        = ["orders"]
  role           = "roles/viewer"
}

resource "google_cloudfunctions2_function_iam_binding" "right" {
  cloud_function = "orders"
  role           = "roles/viewer"
  members        = ["group:operators@example.com"]
}

resource "google_cloudfunctions2_function_iam_binding" "left_out" {
  cloud_function = "orders"
  members        = ["orders"]
  role           = "roles/viewer"
}
