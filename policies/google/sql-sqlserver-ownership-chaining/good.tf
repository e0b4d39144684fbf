resource "google_sql_database_instance" "off" {
  name             = "orders"
  database_version = "SQLSERVER_2022_STANDARD"

  settings {
    tier = "db-custom-2-8192"

    database_flags {
      name  = "max_connections"
      value = "100"
    }

    database_flags {
      name  = "cross db ownership chaining"
      value = "off"
    }
  }
}

resource "google_sql_database_instance" "left_out" {
  name             = "orders"
  database_version = "SQLSERVER_2022_STANDARD"

  settings {
    tier = "db-custom-2-8192"
  }
}
