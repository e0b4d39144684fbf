provider "azurerm" {
  features {}
}

resource "azurerm_firewall_policy" "right_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  intrusion_detection {
    mode = "Deny"
  }
}
