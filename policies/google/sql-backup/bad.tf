resource "google_sql_database_instance" "wrong" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    backup_configuration {
      enabled = false
    }
  }
}

resource "google_sql_database_instance" "left_out" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"
  }
}
