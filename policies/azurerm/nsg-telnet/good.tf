provider "azurerm" {
  features {}
}

resource "azurerm_network_security_rule" "operators" {
  resource_group_name         = "shop"
  name                        = "operators"
  network_security_group_name = "orders"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  destination_port_range      = "23"
  source_address_prefix       = "192.0.2.0/24"
}

resource "azurerm_network_security_rule" "other_port" {
  resource_group_name         = "shop"
  name                        = "other_port"
  network_security_group_name = "orders"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  destination_port_range      = "24"
  source_address_prefix       = "*"
}

resource "azurerm_network_security_group" "other_protocol" {
  name                = "orders"
  location            = "westeurope"
  resource_group_name = "shop"

  security_rule {
    name                       = "other_protocol"
    source_port_range          = "*"
    destination_address_prefix = "*"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Icmp"
    destination_port_range     = "23"
    source_address_prefix      = "*"
  }
}
