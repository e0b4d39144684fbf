provider "azurerm" {
  features {}
}

resource "azurerm_firewall" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"
  threat_intel_mode   = "Deny"
}
