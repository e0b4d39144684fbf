provider "azurerm" {
  features {}
}

resource "azurerm_mssql_server" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  version             = "12.0"
  minimum_tls_version = "1.2"
}

resource "azurerm_mssql_server" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  version             = "12.0"
}
