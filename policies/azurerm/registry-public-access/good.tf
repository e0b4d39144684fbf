provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "right" {
  location                      = "westeurope"
  resource_group_name           = "shop"
  name                          = "shoporders"
  sku                           = "Premium"
  public_network_access_enabled = false
}
