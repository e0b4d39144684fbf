provider "azurerm" {
  features {}
}

resource "azurerm_postgresql_flexible_server" "wrong" {
  location                     = "westeurope"
  name                         = "orders"
  resource_group_name          = "shop"
  geo_redundant_backup_enabled = false
}

resource "azurerm_postgresql_flexible_server" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}

resource "azurerm_mysql_flexible_server" "wrong" {
  location                     = "westeurope"
  name                         = "orders"
  resource_group_name          = "shop"
  geo_redundant_backup_enabled = false
}

resource "azurerm_mysql_flexible_server" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
