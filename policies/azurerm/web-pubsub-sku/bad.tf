provider "azurerm" {
  features {}
}

resource "azurerm_web_pubsub" "orders" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Free_F1"
}
