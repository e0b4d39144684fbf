provider "azurerm" {
  features {}
}

resource "azurerm_network_interface" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  ip_configuration {
    name                          = "orders"
    private_ip_address_allocation = "Dynamic"
  }
}
