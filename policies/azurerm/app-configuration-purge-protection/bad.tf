provider "azurerm" {
  features {}
}

resource "azurerm_app_configuration" "wrong" {
  location                 = "westeurope"
  name                     = "orders"
  resource_group_name      = "shop"
  purge_protection_enabled = false
}

resource "azurerm_app_configuration" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
