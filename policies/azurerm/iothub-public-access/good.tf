provider "azurerm" {
  features {}
}

resource "azurerm_iothub" "right_1" {
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = false
  resource_group_name           = "shop"

  sku {
    capacity = 1
    name     = "S1"
  }
}
