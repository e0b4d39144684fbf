provider "azurerm" {
  features {}
}

resource "azurerm_redis_cache" "right_1" {
  capacity            = 1
  family              = "C"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "Standard"
}

resource "azurerm_redis_cache" "right_2" {
  capacity            = 1
  family              = "C"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "Premium"
}
