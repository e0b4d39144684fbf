provider "azurerm" {
  features {}
}

resource "azurerm_service_plan" "wrong" {
  location               = "westeurope"
  name                   = "orders"
  os_type                = "Linux"
  resource_group_name    = "shop"
  sku_name               = "P1v3"
  zone_balancing_enabled = false
}

resource "azurerm_service_plan" "left_out" {
  location            = "westeurope"
  name                = "orders"
  os_type             = "Linux"
  resource_group_name = "shop"
  sku_name            = "P1v3"
}

resource "azurerm_service_plan" "two" {
  worker_count           = 2
  location               = "westeurope"
  name                   = "orders"
  os_type                = "Linux"
  resource_group_name    = "shop"
  sku_name               = "P1v3"
  zone_balancing_enabled = false
}

resource "azurerm_service_plan" "standard" {
  worker_count           = 2
  location               = "westeurope"
  name                   = "orders"
  os_type                = "Linux"
  resource_group_name    = "shop"
  sku_name               = "S1"
  zone_balancing_enabled = false
}
