provider "azurerm" {
  features {}
}

resource "azurerm_redis_cache" "wrong_1" {
  capacity            = 1
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  family              = "P"
  sku_name            = "Premium"
  minimum_tls_version = "1.0"
}

resource "azurerm_redis_cache" "wrong_2" {
  capacity            = 1
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  family              = "P"
  sku_name            = "Premium"
  minimum_tls_version = "1.1"
}
