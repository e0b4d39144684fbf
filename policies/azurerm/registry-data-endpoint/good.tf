provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "right_1" {
  data_endpoint_enabled = true
  location              = "westeurope"
  name                  = "orders"
  resource_group_name   = "shop"
  sku                   = "Premium"
}
