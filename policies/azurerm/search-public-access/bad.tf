provider "azurerm" {
  features {}
}

resource "azurerm_search_service" "wrong_1" {
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = true
  resource_group_name           = "shop"
  sku                           = "standard"
}

resource "azurerm_search_service" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "standard"
}
