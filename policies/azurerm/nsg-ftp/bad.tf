provider "azurerm" {
  features {}
}

resource "azurerm_network_security_rule" "anybody" {
  resource_group_name         = "shop"
  name                        = "anybody"
  network_security_group_name = "orders"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  destination_port_range      = "21"
  source_address_prefix       = "*"
}

resource "azurerm_network_security_group" "anybody" {
  name                = "orders"
  location            = "westeurope"
  resource_group_name = "shop"

  security_rule {
    name                       = "anybody"
    source_port_range          = "*"
    destination_address_prefix = "*"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    destination_port_ranges    = ["21"]
    source_address_prefix      = "Internet"
  }
}
