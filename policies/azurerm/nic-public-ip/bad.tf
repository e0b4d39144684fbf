provider "azurerm" {
  features {}
}

resource "azurerm_network_interface" "wrong" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  ip_configuration {
    name                          = "orders"
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Network/publicIPAddresses/orders"
  }
}
