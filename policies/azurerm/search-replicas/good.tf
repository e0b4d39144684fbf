provider "azurerm" {
  features {}
}

resource "azurerm_search_service" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  replica_count       = 2
}
