resource "google_sql_database_instance" "right" {
  name                = "orders"
  database_version    = "POSTGRES_16"
  deletion_protection = true

  settings {
    tier = "db-custom-2-8192"
  }
}

resource "google_sql_database_instance" "left_out" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"
  }
}
