provider "azurerm" {
  features {}
}

resource "azurerm_app_configuration" "wrong_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "free"
}

resource "azurerm_app_configuration" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
