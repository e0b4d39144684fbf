provider "azurerm" {
  features {}
}

resource "azurerm_service_plan" "wrong" {
  location            = "westeurope"
  name                = "orders"
  os_type             = "Linux"
  resource_group_name = "shop"
  sku_name            = "P1v3"
  worker_count        = 1
}

resource "azurerm_service_plan" "left_out" {
  location            = "westeurope"
  name                = "orders"
  os_type             = "Linux"
  resource_group_name = "shop"
  sku_name            = "P1v3"
}

resource "azurerm_service_plan" "free" {
  location            = "westeurope"
  name                = "orders"
  os_type             = "Linux"
  resource_group_name = "shop"
  sku_name            = "F1"
}
