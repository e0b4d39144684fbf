provider "azurerm" {
  features {}
}

resource "azurerm_redis_cache" "right" {
  capacity            = 1
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  family              = "P"
  sku_name            = "Premium"
  minimum_tls_version = "1.2"
}

resource "azurerm_redis_cache" "left_out" {
  capacity            = 1
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  family              = "P"
  sku_name            = "Premium"
}
