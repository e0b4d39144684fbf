resource "google_sql_database_instance" "on" {
  name             = "orders"
  database_version = "SQLSERVER_2022_STANDARD"

  settings {
    tier = "db-custom-2-8192"

    database_flags {
      name  = "max_connections"
      value = "100"
    }

    database_flags {
      name  = "contained database authentication"
      value = "on"
    }
  }
}
