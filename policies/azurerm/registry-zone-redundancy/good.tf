provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "right" {
  location                = "westeurope"
  resource_group_name     = "shop"
  name                    = "shoporders"
  sku                     = "Premium"
  zone_redundancy_enabled = true
}
