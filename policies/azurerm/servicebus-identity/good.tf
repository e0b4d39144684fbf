provider "azurerm" {
  features {}
}

resource "azurerm_servicebus_namespace" "right_1" {
  capacity                     = 1
  location                     = "westeurope"
  name                         = "orders"
  premium_messaging_partitions = 1
  resource_group_name          = "shop"
  sku                          = "Premium"

  identity {
    type = "SystemAssigned"
  }
}
