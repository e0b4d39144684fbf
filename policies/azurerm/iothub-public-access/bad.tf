provider "azurerm" {
  features {}
}

resource "azurerm_iothub" "wrong_1" {
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = true
  resource_group_name           = "shop"

  sku {
    capacity = 1
    name     = "S1"
  }
}

resource "azurerm_iothub" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  sku {
    capacity = 1
    name     = "S1"
  }
}
