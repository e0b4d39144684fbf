provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "wrong_1" {
  data_endpoint_enabled = false
  location              = "westeurope"
  name                  = "orders"
  resource_group_name   = "shop"
  sku                   = "Premium"
}

resource "azurerm_container_registry" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Premium"
}
