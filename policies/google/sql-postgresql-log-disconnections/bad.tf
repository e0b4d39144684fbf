resource "google_sql_database_instance" "off" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    database_flags {
      name  = "max_connections"
      value = "100"
    }

    database_flags {
      name  = "log_disconnections"
      value = "off"
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
