provider "azurerm" {
  features {}
}

resource "azurerm_firewall" "wrong" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"
  threat_intel_mode   = "Alert"
}

resource "azurerm_firewall" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"
}
