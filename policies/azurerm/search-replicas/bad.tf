provider "azurerm" {
  features {}
}

resource "azurerm_search_service" "wrong" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  replica_count       = 1
}

resource "azurerm_search_service" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
}
