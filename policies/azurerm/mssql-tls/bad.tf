provider "azurerm" {
  features {}
}

resource "azurerm_mssql_server" "wrong_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  version             = "12.0"
  minimum_tls_version = "1.0"
}

resource "azurerm_mssql_server" "wrong_2" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  version             = "12.0"
  minimum_tls_version = "1.1"
}

resource "azurerm_mssql_server" "wrong_3" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  version             = "12.0"
  minimum_tls_version = "Disabled"
}
