provider "azurerm" {
  features {}
}

resource "azurerm_servicebus_namespace" "wrong" {
  location                      = "westeurope"
  name                          = "orders"
  resource_group_name           = "shop"
  sku                           = "Standard"
  public_network_access_enabled = true
}

resource "azurerm_servicebus_namespace" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
}
