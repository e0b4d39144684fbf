provider "azurerm" {
  features {}
}

resource "azurerm_redis_cache" "wrong" {
  capacity             = 1
  location             = "westeurope"
  name                 = "orders"
  resource_group_name  = "shop"
  family               = "P"
  sku_name             = "Premium"
  non_ssl_port_enabled = true
}
