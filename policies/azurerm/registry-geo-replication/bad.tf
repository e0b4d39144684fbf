provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Premium"
}
