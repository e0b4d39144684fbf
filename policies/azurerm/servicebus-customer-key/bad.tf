provider "azurerm" {
  features {}
}

resource "azurerm_servicebus_namespace" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
}
