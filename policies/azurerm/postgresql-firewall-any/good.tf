provider "azurerm" {
  features {}
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "start_ip_address_left_out" {
  name             = "orders"
  server_id        = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  start_ip_address = "192.0.2.1"
  end_ip_address   = "192.0.2.9"
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "end_ip_address_left_out" {
  name             = "orders"
  server_id        = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  start_ip_address = "192.0.2.1"
  end_ip_address   = "192.0.2.9"
}
