resource "google_sql_database_instance" "right" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    backup_configuration {
      enabled = true
    }
  }
}

resource "google_sql_database_instance" "replica" {
  name                 = "orders"
  database_version     = "POSTGRES_16"
  master_instance_name = "orders"

  settings {
    tier = "db-custom-2-8192"
  }
}
