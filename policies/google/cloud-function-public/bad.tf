resource "google_cloudfunctions_function_iam_member" "wrong_1" {
  cloud_function = "orders"
  role           = "roles/viewer"
  member         = "allUsers"
}

resource "google_cloudfunctions_function_iam_member" "wrong_2" {
  cloud_function = "orders"
  role           = "roles/viewer"
  member         = "allAuthenticatedUsers"
}

resource "google_cloudfunctions2_function_iam_member" "wrong_1" {
  cloud_function = "orders"
  role           = "roles/viewer"
  member         = "allUsers"
}

resource "google_cloudfunctions2_function_iam_member" "wrong_2" {
  cloud_function = "orders"
  role           = "roles/viewer"
  member         = "allAuthenticatedUsers"
}

resource "google_cloudfunctions_function_iam_binding" "wrong_1" {
  cloud_function = "orders"
  role           = "roles/viewer"
  members        = ["allUsers"]
}

resource "google_cloudfunctions_function_iam_binding" "wrong_2" {
  cloud_function = "orders"
  role           = "roles/viewer"
  members        = ["user:jane@example.com", "allAuthenticatedUsers"]
}

resource "google_cloudfunctions2_function_iam_binding" "wrong_1" {
  cloud_function = "orders"
  role           = "roles/viewer"
  members        = ["allUsers"]
}

resource "google_cloudfunctions2_function_iam_binding" "wrong_2" {
  cloud_function = "orders"
  role           = "roles/viewer"
  members        = ["user:jane@example.com", "allAuthenticatedUsers"]
}
