provider "azurerm" {
  features {}
}

resource "azurerm_cognitive_account" "right" {
  kind                = "StandardOrders"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "Standard"

  identity {
    type = "SystemAssigned"
  }
}
