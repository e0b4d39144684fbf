provider "azurerm" {
  features {}
}

resource "azurerm_app_configuration" "right" {
  location                 = "westeurope"
  name                     = "orders"
  resource_group_name      = "shop"
  purge_protection_enabled = true
}
