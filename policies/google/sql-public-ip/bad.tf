resource "google_sql_database_instance" "wrong" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      ipv4_enabled = true
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

resource "google_sql_database_instance" "inside" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      ipv4_enabled    = true
      private_network = "projects/shop/global/networks/shop"
    }
  }
}
