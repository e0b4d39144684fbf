provider "azurerm" {
  features {}
}

resource "azurerm_web_pubsub" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard_S1"
}
