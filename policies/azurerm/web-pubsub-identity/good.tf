provider "azurerm" {
  features {}
}

resource "azurerm_web_pubsub" "right_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard_S1"

  identity {
    type = "SystemAssigned"
  }
}
