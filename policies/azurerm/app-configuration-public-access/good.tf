provider "azurerm" {
  features {}
}

resource "azurerm_app_configuration" "right_1" {
  location              = "westeurope"
  name                  = "orders"
  public_network_access = "Disabled"
  resource_group_name   = "shop"
}
