provider "azurerm" {
  features {}
}

resource "azurerm_servicebus_namespace" "right" {
  location                      = "westeurope"
  name                          = "orders"
  resource_group_name           = "shop"
  sku                           = "Standard"
  public_network_access_enabled = false
}
