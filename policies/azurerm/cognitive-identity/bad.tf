provider "azurerm" {
  features {}
}

resource "azurerm_cognitive_account" "left_out" {
  kind                = "StandardOrders"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "Standard"
}
