provider "azurerm" {
  features {}
}

resource "azurerm_redis_cache" "wrong" {
  capacity                      = 1
  location                      = "westeurope"
  name                          = "orders"
  resource_group_name           = "shop"
  family                        = "P"
  sku_name                      = "Premium"
  public_network_access_enabled = true
}

resource "azurerm_redis_cache" "left_out" {
  capacity            = 1
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  family              = "P"
  sku_name            = "Premium"
}
