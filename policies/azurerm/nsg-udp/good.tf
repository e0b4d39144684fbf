provider "azurerm" {
  features {}
}

resource "azurerm_network_security_rule" "tcp" {
  resource_group_name         = "shop"
  name                        = "tcp"
  network_security_group_name = "orders"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  destination_port_range      = "*"
  source_address_prefix       = "*"
}

resource "azurerm_network_security_rule" "dns" {
  resource_group_name         = "shop"
  name                        = "dns"
  network_security_group_name = "orders"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Udp"
  destination_port_range      = "53"
  source_address_prefix       = "*"
}

resource "azurerm_network_security_group" "outwards" {
  name                = "orders"
  location            = "westeurope"
  resource_group_name = "shop"

  security_rule {
    name                       = "outwards"
    source_port_range          = "*"
    destination_address_prefix = "*"
    priority                   = 100
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Udp"
    destination_port_range     = "*"
    source_address_prefix      = "*"
  }
}
