provider "azurerm" {
  features {}
}

resource "azurerm_mssql_server" "wrong" {
  location                      = "westeurope"
  name                          = "orders"
  resource_group_name           = "shop"
  version                       = "12.0"
  public_network_access_enabled = true
}

resource "azurerm_mssql_server" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  version             = "12.0"
}
