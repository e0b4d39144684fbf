provider "azurerm" {
  features {}
}

resource "azurerm_mssql_server" "unaudited" {
  administrator_login          = "orders"
  administrator_login_password = "orders"
  location                     = "westeurope"
  name                         = "orders"
  resource_group_name          = "shop"
  version                      = "12.0"
}

resource "azurerm_mssql_server" "off" {
  administrator_login          = "orders"
  administrator_login_password = "orders"
  location                     = "westeurope"
  name                         = "orders"
  resource_group_name          = "shop"
  version                      = "12.0"
}

resource "azurerm_mssql_server_extended_auditing_policy" "off" {
  enabled   = false
  server_id = azurerm_mssql_server.off.id
}
