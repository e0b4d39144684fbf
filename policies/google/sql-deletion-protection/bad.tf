resource "google_sql_database_instance" "wrong" {
  name                = "orders"
  database_version    = "POSTGRES_16"
  deletion_protection = false

  settings {
    tier = "db-custom-2-8192"
  }
}
