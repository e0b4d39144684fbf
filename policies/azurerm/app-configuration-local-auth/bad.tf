provider "azurerm" {
  features {}
}

resource "azurerm_app_configuration" "wrong" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  local_auth_enabled  = true
}

resource "azurerm_app_configuration" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
