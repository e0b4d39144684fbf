provider "azurerm" {
  features {}
}

resource "azurerm_search_service" "right_1" {
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = false
  resource_group_name           = "shop"
  sku                           = "standard"
}
