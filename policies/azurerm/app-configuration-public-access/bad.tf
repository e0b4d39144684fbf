provider "azurerm" {
  features {}
}

resource "azurerm_app_configuration" "wrong_1" {
  location              = "westeurope"
  name                  = "orders"
  public_network_access = "Enabled"
  resource_group_name   = "shop"
}

resource "azurerm_app_configuration" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
