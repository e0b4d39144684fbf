provider "azurerm" {
  features {}
}

resource "azurerm_firewall_policy" "wrong_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  intrusion_detection {
    mode = "Alert"
  }
}

resource "azurerm_firewall_policy" "wrong_2" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  intrusion_detection {
    mode = "Off"
  }
}

resource "azurerm_firewall_policy" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
}
