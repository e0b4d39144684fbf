provider "azurerm" {
  features {}
}

resource "azurerm_search_service" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  allowed_ips         = ["192.0.2.0/24"]
}

resource "azurerm_search_service" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
}
