provider "azurerm" {
  features {}
}

resource "azurerm_redis_cache" "wrong_1" {
  capacity            = 1
  family              = "C"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "Basic"
}
