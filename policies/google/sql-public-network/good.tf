resource "google_sql_database_instance" "right" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      authorized_networks {
        value = "192.0.2.0/24"
      }
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
