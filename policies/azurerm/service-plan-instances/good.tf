provider "azurerm" {
  features {}
}

resource "azurerm_service_plan" "right" {
  location            = "westeurope"
  name                = "orders"
  os_type             = "Linux"
  resource_group_name = "shop"
  sku_name            = "P1v3"
  worker_count        = 2
}
