provider "azurerm" {
  features {}
}

resource "azurerm_firewall" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"
  firewall_policy_id  = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Network/firewallPolicies/shop"
}
