provider "azurerm" {
  features {}
}

resource "azurerm_data_factory" "wrong" {
  location               = "westeurope"
  name                   = "orders"
  resource_group_name    = "shop"
  public_network_enabled = true
}

resource "azurerm_data_factory" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
