provider "azurerm" {
  features {}
}

resource "azurerm_mysql_flexible_server" "wrong_1" {
  geo_redundant_backup_enabled = false
  location                     = "westeurope"
  name                         = "orders"
  resource_group_name          = "shop"
}

resource "azurerm_mysql_flexible_server" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
