provider "azurerm" {
  features {}
}

resource "azurerm_mysql_flexible_server" "right_1" {
  geo_redundant_backup_enabled = true
  location                     = "westeurope"
  name                         = "orders"
  resource_group_name          = "shop"
}
