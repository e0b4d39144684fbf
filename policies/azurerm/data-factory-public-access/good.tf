provider "azurerm" {
  features {}
}

resource "azurerm_data_factory" "right" {
  location               = "westeurope"
  name                   = "orders"
  resource_group_name    = "shop"
  public_network_enabled = false
}
