provider "azurerm" {
  features {}
}

resource "azurerm_app_configuration" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
