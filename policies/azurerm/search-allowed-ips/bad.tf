provider "azurerm" {
  features {}
}

resource "azurerm_search_service" "wrong" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  allowed_ips         = ["0.0.0.0/0"]
}
