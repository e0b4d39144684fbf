provider "azurerm" {
  features {}
}

resource "azurerm_mssql_firewall_rule" "wrong" {
  name             = "orders"
  server_id        = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "192.0.2.9"
}
