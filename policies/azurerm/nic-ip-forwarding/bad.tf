provider "azurerm" {
  features {}
}

resource "azurerm_network_interface" "wrong" {
  location              = "westeurope"
  name                  = "orders"
  resource_group_name   = "shop"
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "orders"
    private_ip_address_allocation = "Dynamic"
  }
}
