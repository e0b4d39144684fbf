provider "azurerm" {
  features {}
}

resource "azurerm_postgresql_flexible_server" "right" {
  location                     = "westeurope"
  name                         = "orders"
  resource_group_name          = "shop"
  geo_redundant_backup_enabled = true
}

resource "azurerm_mysql_flexible_server" "right" {
  location                     = "westeurope"
  name                         = "orders"
  resource_group_name          = "shop"
  geo_redundant_backup_enabled = true
}
