provider "azurerm" {
  features {}
}

resource "azurerm_servicebus_namespace" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  local_auth_enabled  = false
}
