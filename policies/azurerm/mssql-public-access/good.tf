provider "azurerm" {
  features {}
}

resource "azurerm_mssql_server" "right" {
  location                      = "westeurope"
  name                          = "orders"
  resource_group_name           = "shop"
  version                       = "12.0"
  public_network_access_enabled = false
}
